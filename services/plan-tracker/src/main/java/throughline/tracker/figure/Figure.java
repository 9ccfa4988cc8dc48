package throughline.tracker.figure;

import java.util.Set;
import throughline.tracker.rule.Unit;

/**
 * One figure and what it is of.
 *
 * @param period the days that it covers; a stock's is its last day
 * @param value in the measure's unit, minutes for time
 * @param flags what a reader has to know beside it
 */
public record Figure(Period period, long value, Unit unit, Set<FigureFlag> flags) {

  public Figure {
    flags = Set.copyOf(flags);
  }

  static Figure of(Period period, long value, Unit unit) {
    return new Figure(period, value, unit, period.isSoFar() ? Set.of(FigureFlag.SO_FAR) : Set.of());
  }

  /** As readers see it: "1,234" or "12 hours 30 minutes". */
  public String text() {
    return FigureText.of(value, unit);
  }

  /** Whether its period had not ended. */
  public boolean isSoFar() {
    return flags.contains(FigureFlag.SO_FAR);
  }
}
