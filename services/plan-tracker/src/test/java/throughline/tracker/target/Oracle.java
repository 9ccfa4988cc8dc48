package throughline.tracker.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.tracker.rule.Polarity;

/**
 * What a status should be, written apart from the code and in another way: day by day, in exact
 * fractions, from the words of the rule.
 *
 * @param shape "linear", "seasonal", "by hand" or "level"
 * @param months weights, or where it should stand at the end of each month
 */
record Oracle(
    Polarity polarity,
    boolean growsFromZero,
    int firstYear,
    String shape,
    List<Long> months,
    long start,
    long lower,
    long upper,
    boolean range,
    long tolerance,
    boolean toleranceInPercent) {

  private LocalDate firstDay() {
    return LocalDate.of(firstYear, 4, 1);
  }

  private LocalDate lastDay() {
    return LocalDate.of(firstYear + 1, 3, 31);
  }

  /** Each day adds its own part of the way. */
  Fraction share(LocalDate day) {
    if (shape.equals("level")) {
      return Fraction.of(1, 1);
    }
    var share = Fraction.of(0, 1);
    for (var d = firstDay(); !d.isAfter(day) && !d.isAfter(lastDay()); d = d.plusDays(1)) {
      share = share.plus(partOf(d));
    }
    return share;
  }

  private Fraction partOf(LocalDate day) {
    int index = (day.getMonthValue() + 8) % 12;
    return switch (shape) {
      case "seasonal" -> {
        long all = months.stream().mapToLong(w -> w).sum();
        yield Fraction.of(months.get(index), all * day.lengthOfMonth());
      }
      case "by hand" -> {
        long before = index == 0 ? start : months.get(index - 1);
        long way = months.get(index) - before;
        yield Fraction.of(way, day.lengthOfMonth()).over(Fraction.of(months.get(11) - start, 1));
      }
      default ->
          Fraction.of(1, java.time.temporal.ChronoUnit.DAYS.between(firstDay(), lastDay()) + 1);
    };
  }

  long point(long end, LocalDate day) {
    var from = range ? 0 : start;
    return from + Fraction.of(end - from, 1).times(share(day)).nearest();
  }

  Status status(Optional<Long> actual, boolean hasTarget, LocalDate day) {
    if (!hasTarget) {
      return Status.NO_TARGET;
    }
    if (actual.isEmpty()) {
      return Status.NO_DATA;
    }
    long figure = actual.get();
    long low = point(lower, day);
    long high = point(upper, day);
    boolean tooLow = figure < low && (range || polarity != Polarity.LOWER);
    boolean tooHigh = figure > high && (range || polarity != Polarity.HIGHER);
    if (!tooLow && !tooHigh) {
      boolean over = !day.isBefore(lastDay());
      boolean kept = growsFromZero && polarity == Polarity.HIGHER && !range && figure >= upper;
      return over || kept ? Status.ACHIEVED : Status.GREEN;
    }
    long point = tooLow ? low : high;
    long allowed =
        toleranceInPercent
            ? Fraction.of(Math.abs(point), 1).times(Fraction.of(tolerance, 100)).floor()
            : tolerance;
    return Math.abs(figure - point) <= allowed ? Status.AMBER : Status.RED;
  }

  /**
   * The year's end at this pace; empty before 59 days have passed, when it is over, or of a range.
   */
  Optional<Long> yearEnd(long actual, LocalDate day) {
    long passed = java.time.temporal.ChronoUnit.DAYS.between(firstDay(), day) + 1;
    var share = share(day);
    if (range || passed < 59 || !day.isBefore(lastDay()) || share.sign() <= 0) {
      return Optional.empty();
    }
    return Optional.of(Math.max(0, start + Fraction.of(actual - start, 1).over(share).nearest()));
  }

  /** How many a week are needed for the rest, rounded up. */
  long aWeek(long actual, LocalDate day) {
    long left = upper - actual;
    if (Long.signum(left) != Long.signum(upper - start)) {
      return 0;
    }
    long days = java.time.temporal.ChronoUnit.DAYS.between(day, lastDay());
    var rate = Fraction.of(Math.abs(left) * 7, days);
    return rate.floor() == 0 ? 0 : Long.signum(left) * rate.ceiling();
  }
}
