package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import throughline.tracker.figure.Period;

/**
 * What a measure is to come to, apart from which way is better. All values in its unit. A figure is
 * a whole number of the unit, and so is the point that it is held against.
 */
public sealed interface Aim {

  long lowest(Period year, LocalDate day);

  long highest(Period year, LocalDate day);

  Profile profile();

  /**
   * An amount by the end of the year.
   *
   * @param start what it was before the first day: the baseline, or 0 for what adds up from there
   */
  record Reach(long start, long end, Profile profile) implements Aim {

    public long expected(Period year, LocalDate day) {
      var way = BigDecimal.valueOf(end).subtract(BigDecimal.valueOf(start));
      return start + Profile.whole(way.multiply(profile.share(year, day)));
    }

    @Override
    public long lowest(Period year, LocalDate day) {
      return expected(year, day);
    }

    @Override
    public long highest(Period year, LocalDate day) {
      return expected(year, day);
    }
  }

  /** Anything from one bound to the other; what adds up goes up to them from 0. */
  record Within(long lower, long upper, Profile profile) implements Aim {
    public Within {
      if (lower > upper) {
        throw new IllegalArgumentException("the lower bound is not above the upper one");
      }
    }

    @Override
    public long lowest(Period year, LocalDate day) {
      return Profile.whole(BigDecimal.valueOf(lower).multiply(profile.share(year, day)));
    }

    @Override
    public long highest(Period year, LocalDate day) {
      return Profile.whole(BigDecimal.valueOf(upper).multiply(profile.share(year, day)));
    }
  }
}
