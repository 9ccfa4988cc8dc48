package throughline.tracker.figure;

import java.util.HashSet;
import java.util.Set;
import throughline.tracker.rule.Unit;

/**
 * One figure and what it is of.
 *
 * @param period the days that it covers; a stock's is its last day
 * @param numerator what was counted, in the measure's unit: minutes for time, hundredths of a
 *     percent for a percentage
 * @param denominator what the numerator is a share of; null where it is no share, or nobody knows
 * @param flags what a reader has to know beside it
 */
public record Figure(
    Period period, long numerator, Long denominator, Unit unit, Set<FigureFlag> flags) {

  public Figure {
    flags = Set.copyOf(flags);
  }

  static Figure of(Period period, long value, Unit unit) {
    return new Figure(period, value, null, unit, soFar(period));
  }

  /** Nobody has reported it. */
  static Figure none(Period period, Unit unit) {
    var flags = new HashSet<>(soFar(period));
    flags.add(FigureFlag.NO_DATA);
    return new Figure(period, 0, null, unit, flags);
  }

  /** Nobody could have told of anything. */
  static Figure beforeSource(Period period, Unit unit) {
    var flags = new HashSet<>(none(period, unit).flags());
    flags.add(FigureFlag.BEFORE_SOURCE);
    return new Figure(period, 0, null, unit, flags);
  }

  private static Set<FigureFlag> soFar(Period period) {
    return period.isSoFar() ? Set.of(FigureFlag.SO_FAR) : Set.of();
  }

  /** In the measure's unit; 0 if there is none. */
  public long value() {
    return numerator;
  }

  /** Whether there is a value: silence is none, and no 0. */
  public boolean hasValue() {
    return !flags.contains(FigureFlag.NO_DATA);
  }

  /** As readers see it: "1,234" or "12 hours 30 minutes". */
  public String text() {
    if (hasValue()) {
      return FigureText.of(value(), unit);
    }
    return flags.contains(FigureFlag.BEFORE_SOURCE) && !isSoFar() ? "No data" : "No data yet";
  }

  /** Whether its period had not ended. */
  public boolean isSoFar() {
    return flags.contains(FigureFlag.SO_FAR);
  }
}
