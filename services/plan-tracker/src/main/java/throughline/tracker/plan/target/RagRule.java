package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.Optional;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.figure.Period;

/**
 * Says whether a figure is on track: by a target and a figure, or not at all. On the right side of
 * today's point is green, behind it by no more than the tolerance amber, by more red. What adds up
 * over a year is not judged before its first month is over: a sum of some days says little.
 */
public final class RagRule {

  private final Polarity polarity;
  private final boolean addsUp;

  public RagRule(Polarity polarity, boolean addsUp) {
    this.polarity = polarity;
    this.addsUp = addsUp;
  }

  static RagRule of(Measure measure) {
    return new RagRule(measure.polarity(), YearSoFar.growsFromZero(measure));
  }

  public RagRating judge(Optional<Long> actual, Optional<Target> target, LocalDate day) {
    if (target.isEmpty()) {
      return RagRating.unjudged(Status.NO_TARGET, actual.orElse(0L));
    }
    return actual
        .map(figure -> judged(figure, target.get(), day))
        .orElseGet(() -> RagRating.unjudged(Status.NO_DATA, 0));
  }

  /** What is on its line today and comes short by its forecast says so, though it is not behind. */
  RagRating withOutlook(RagRating today, Optional<Forecast> forecast, Target target) {
    boolean misses =
        today.status() == Status.GREEN
            && forecast
                .map(known -> judged(known.yearEnd(), target, target.year().lastDay()))
                .filter(RagRating::isOffTrack)
                .isPresent();
    return misses ? today.as(Status.LIKELY_TO_MISS) : today;
  }

  private RagRating judged(long actual, Target target, LocalDate day) {
    long lowest = target.aim().lowest(target.year(), day);
    long highest = target.aim().highest(target.year(), day);
    long below = lowest - actual;
    long above = actual - highest;
    boolean fromBelow =
        target.aim() instanceof Aim.Reach ? polarity != Polarity.LOWER : below >= above;
    long expected = fromBelow ? lowest : highest;
    long behind = fromBelow ? below : above;
    if (target.aim() instanceof Aim.Reach && polarity == Polarity.IN_RANGE) {
      behind = Math.abs(behind);
    }
    long tolerance = target.tolerance().of(expected);
    return new RagRating(
        isTooEarly(actual, target, day)
            ? Status.TOO_FEW_POINTS
            : status(behind, tolerance, isSafe(actual, target, day)),
        actual,
        expected,
        behind,
        tolerance);
  }

  private static Status status(long behind, long tolerance, boolean safe) {
    if (behind <= 0) {
      return safe ? Status.ACHIEVED : Status.GREEN;
    }
    return behind <= tolerance ? Status.AMBER : Status.RED;
  }

  static LocalDate firstDay(Period year) {
    return year.from().plusMonths(1).minusDays(1);
  }

  private boolean isTooEarly(long actual, Target target, LocalDate day) {
    return addsUp
        && day.isBefore(firstDay(target.year()))
        && !isSafe(actual, target, day)
        && !isLost(actual, target);
  }

  private boolean isLost(long actual, Target target) {
    return target.aim() instanceof Aim.Reach reach
        ? polarity != Polarity.HIGHER && actual > reach.end()
        : actual > target.aim().highest(target.year(), target.year().lastDay());
  }

  private boolean isSafe(long actual, Target target, LocalDate day) {
    if (!day.isBefore(target.year().lastDay())) {
      return true;
    }
    return addsUp
        && polarity == Polarity.HIGHER
        && target.aim() instanceof Aim.Reach reach
        && actual >= reach.end();
  }

  /** A status with everything that it follows from, all in the measure's unit. */
  public record RagRating(Status status, long actual, long expected, long behind, long tolerance) {

    boolean isOffTrack() {
      return status.isOffTrack();
    }

    private RagRating as(Status other) {
      return new RagRating(other, actual, expected, behind, tolerance);
    }

    static RagRating unjudged(Status status, long actual) {
      return new RagRating(status, actual, 0, 0, 0);
    }
  }
}
