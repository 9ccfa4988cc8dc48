package throughline.bench.report;

import java.util.Locale;

/**
 * What the suite is to reach on a machine of two cores that does nothing else.
 *
 * @param ofFloor whether the bound is for the ratio to the floor
 */
public record Goal(Direction direction, double bound, boolean ofFloor) {

  private enum Direction {
    AT_LEAST,
    BELOW
  }

  public static Goal atLeast(double bound) {
    return new Goal(Direction.AT_LEAST, bound, false);
  }

  public static Goal below(double bound) {
    return new Goal(Direction.BELOW, bound, false);
  }

  /** So many times what the floor reaches, or more. */
  public static Goal atLeastOfFloor(double bound) {
    return new Goal(Direction.AT_LEAST, bound, true);
  }

  /** Less than so many times what the floor needs. */
  public static Goal belowOfFloor(double bound) {
    return new Goal(Direction.BELOW, bound, true);
  }

  boolean isMetBy(Comparison comparison) {
    var value = (ofFloor ? comparison.ratio() : comparison.subjectSpread()).median();
    return direction == Direction.AT_LEAST ? value >= bound : value < bound;
  }

  String words() {
    var words = direction == Direction.AT_LEAST ? "at least" : "below";
    return ofFloor
        ? String.format(Locale.UK, "%s %.1f of the floor", words, bound)
        : String.format(Locale.UK, "%s %,.0f", words, bound);
  }
}
