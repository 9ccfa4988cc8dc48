package throughline.bench.report;

import java.util.Locale;

/** What the suite is to reach on a machine of two cores that does nothing else. */
public record Goal(Direction direction, double bound) {

  private enum Direction {
    AT_LEAST,
    BELOW
  }

  public static Goal atLeast(double bound) {
    return new Goal(Direction.AT_LEAST, bound);
  }

  public static Goal below(double bound) {
    return new Goal(Direction.BELOW, bound);
  }

  boolean isMetBy(double value) {
    return direction == Direction.AT_LEAST ? value >= bound : value < bound;
  }

  String words() {
    return String.format(
        Locale.UK, "%s %,.0f", direction == Direction.AT_LEAST ? "at least" : "below", bound);
  }
}
