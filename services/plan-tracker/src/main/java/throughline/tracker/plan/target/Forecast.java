package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import throughline.tracker.figure.Period;

/**
 * What the year comes to if the pace so far goes on, and what pace would reach the target. The pace
 * is that of the target's own profile: half of a season's way by July is on course for all of it.
 *
 * @param left how much of the way is left; negative when it goes down, 0 when nothing is left to do
 * @param aWeek the same for each week after the day, rounded up; 0 when it is less than one
 * @param newcomers whose pace it is in place of that of all so far; empty where people come again
 */
public record Forecast(long yearEnd, long left, long aWeek, Optional<Newcomers> newcomers) {

  private static final BigDecimal LEAST_OF_YEAR = new BigDecimal("0.16");

  private static final long LEAST_DAYS = 59;

  private static final long WEEK = 7;

  /** Empty where it would be a guess: too early, over, or an aim that is not an amount. */
  public static Optional<Forecast> of(long actual, Target target, LocalDate day) {
    var year = target.year();
    if (!(target.aim() instanceof Aim.Reach reach) || !day.isBefore(year.lastDay())) {
      return Optional.empty();
    }
    var share = reach.profile().share(year, day);
    if (new Profile.Linear().share(year, day).compareTo(LEAST_OF_YEAR) < 0 || share.signum() <= 0) {
      return Optional.empty();
    }
    var moved = BigDecimal.valueOf(actual).subtract(BigDecimal.valueOf(reach.start()));
    long yearEnd = reach.start() + Profile.whole(moved.divide(share, MathContext.DECIMAL128));
    return Optional.of(rest(Math.max(0, yearEnd), actual, reach, year, day));
  }

  /**
   * The same of different people: as many more as are new at the pace of the newest, on each day
   * alike, since the target's profile says how many are wanted and not how many there are left to
   * come.
   */
  static Optional<Forecast> ofPeople(long actual, Newcomers newcomers, Target target) {
    var year = target.year();
    var day = newcomers.day();
    if (!(target.aim() instanceof Aim.Reach reach)
        || !day.isBefore(year.lastDay())
        || newcomers.days() < LEAST_DAYS) {
      return Optional.empty();
    }
    var more = newcomers.in(ChronoUnit.DAYS.between(day, year.lastDay()));
    var rest = rest(actual + Profile.whole(more), actual, reach, year, day);
    return Optional.of(
        new Forecast(rest.yearEnd(), rest.left(), rest.aWeek(), Optional.of(newcomers)));
  }

  Forecast upTo(long most) {
    return new Forecast(Math.min(yearEnd, most), left, aWeek, newcomers);
  }

  private static Forecast rest(
      long yearEnd, long actual, Aim.Reach reach, Period year, LocalDate day) {
    long left = reach.end() - actual;
    if (Long.signum(left) != Long.signum(reach.end() - reach.start())) {
      return new Forecast(yearEnd, 0, 0, Optional.empty());
    }
    long days = ChronoUnit.DAYS.between(day, year.lastDay());
    long inWeeks = Math.abs(left) * WEEK;
    long aWeek = inWeeks < days ? 0 : (inWeeks + days - 1) / days;
    return new Forecast(yearEnd, left, Long.signum(left) * aWeek, Optional.empty());
  }
}
