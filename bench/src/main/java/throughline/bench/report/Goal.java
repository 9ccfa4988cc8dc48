package throughline.bench.report;

import java.util.Locale;

/**
 * What the suite is to reach on a machine of two cores that does nothing else.
 *
 * @param ofFloor whether the bound is for the ratio to the floor
 */
public record Goal(boolean atLeast, double bound, boolean ofFloor) {

  public static Goal atLeast(double bound) {
    return new Goal(true, bound, false);
  }

  public static Goal below(double bound) {
    return new Goal(false, bound, false);
  }

  public static Goal atLeastOfFloor(double bound) {
    return new Goal(true, bound, true);
  }

  public static Goal belowOfFloor(double bound) {
    return new Goal(false, bound, true);
  }

  boolean isMetBy(Comparison comparison) {
    var value = ofFloor ? comparison.ratio().median() : Statistics.median(comparison.subject());
    return atLeast ? value >= bound : value < bound;
  }

  String words(Comparison comparison) {
    return String.format(
        Locale.UK,
        ofFloor ? "%s %.2f of the floor: %s" : "%s %,.0f: %s",
        atLeast ? "at least" : "below",
        bound,
        isMetBy(comparison) ? "met" : "missed");
  }
}
