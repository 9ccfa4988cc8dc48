package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import throughline.tracker.figure.Period;

/**
 * How much of the way from a year's start to its target should be done by the end of a day. A
 * judgement in the middle of a year is against today's point and not against March.
 */
public sealed interface Profile {

  BigDecimal share(Period year, LocalDate day);

  String words();

  record Level() implements Profile {
    @Override
    public BigDecimal share(Period year, LocalDate day) {
      return BigDecimal.ONE;
    }

    @Override
    public String words() {
      return "the same range all year";
    }
  }

  /** The same each day. */
  record Linear() implements Profile {
    @Override
    public BigDecimal share(Period year, LocalDate day) {
      return part(BigDecimal.ONE, year.from(), day, year.to());
    }

    @Override
    public String words() {
      return "the same each day";
    }
  }

  record Seasonal(List<Long> weights) implements Profile {

    /**
     * Of different people most are counted early in a year, and each month nine tenths as many are
     * new as in the one before.
     */
    static final Seasonal OF_PEOPLE =
        new Seasonal(List.of(100L, 90L, 81L, 73L, 66L, 59L, 53L, 48L, 43L, 39L, 35L, 31L));

    /** The most that somebody may type for a month. */
    static final int HIGHEST = 1_000_000;

    public Seasonal {
      weights = List.copyOf(weights);
      if (weights.stream().anyMatch(weight -> weight < 0)
          || weights.stream().allMatch(weight -> weight == 0)) {
        throw new IllegalArgumentException("no weight is negative, and not all of them are 0");
      }
    }

    @Override
    public BigDecimal share(Period year, LocalDate day) {
      var done = BigDecimal.ZERO;
      var all = BigDecimal.ZERO;
      var month = YearMonth.from(year.from());
      for (long weight : weights) {
        var whole = BigDecimal.valueOf(weight);
        done = done.add(part(whole, month.atDay(1), day, month.plusMonths(1).atDay(1)));
        all = all.add(whole);
        month = month.plusMonths(1);
      }
      return done.divide(all, MathContext.DECIMAL128);
    }

    @Override
    public String words() {
      return equals(OF_PEOPLE)
          ? "fewer new people each month"
          : "more in some months than in others";
    }

    /** In the same ratios with none above {@link #HIGHEST}; what is not 0 stays so. */
    static List<Long> typable(List<Long> weights) {
      long highest = Collections.max(weights);
      return highest <= HIGHEST
          ? weights
          : weights.stream().map(weight -> scaled(weight, highest)).toList();
    }

    private static long scaled(long weight, long highest) {
      var part =
          BigDecimal.valueOf(weight)
              .multiply(BigDecimal.valueOf(HIGHEST))
              .divide(BigDecimal.valueOf(highest), MathContext.DECIMAL128);
      return weight == 0 ? 0 : Math.max(1, whole(part));
    }
  }

  record ByHand(long start, List<Long> ends) implements Profile {

    public ByHand {
      ends = List.copyOf(ends);
      if (ends.isEmpty() || ends.get(ends.size() - 1) == start) {
        throw new IllegalArgumentException("there is a way to go by the end of the year");
      }
    }

    @Override
    public BigDecimal share(Period year, LocalDate day) {
      var done = BigDecimal.ZERO;
      long before = start;
      var month = YearMonth.from(year.from());
      for (long after : ends) {
        var way = BigDecimal.valueOf(after - before);
        done = done.add(part(way, month.atDay(1), day, month.plusMonths(1).atDay(1)));
        before = after;
        month = month.plusMonths(1);
      }
      return done.divide(BigDecimal.valueOf(before - start), MathContext.DECIMAL128);
    }

    @Override
    public String words() {
      return "set by hand for each month";
    }
  }

  /** The nearest whole number; what lies in the middle goes up. */
  static long whole(BigDecimal number) {
    // What a division left behind the thirtieth digit must not decide which is the nearest.
    return number
        .setScale(12, RoundingMode.HALF_EVEN)
        .add(new BigDecimal("0.5"))
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  private static BigDecimal part(BigDecimal of, LocalDate from, LocalDate day, LocalDate to) {
    var days = ChronoUnit.DAYS.between(from, to);
    var passed = Math.min(Math.max(ChronoUnit.DAYS.between(from, day) + 1, 0), days);
    return of.multiply(BigDecimal.valueOf(passed))
        .divide(BigDecimal.valueOf(days), MathContext.DECIMAL128);
  }
}
