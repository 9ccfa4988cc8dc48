package throughline.tracker.figure;

import throughline.tracker.measure.Unit;

/**
 * One figure and what it is of.
 *
 * @param period the days that it covers; a stock's is its last day
 * @param value in the measure's unit, minutes for time
 */
public record Figure(Period period, long value, Unit unit) {

  /** As readers see it: "1,234" or "12 hours 30 minutes". */
  public String text() {
    return FigureText.of(value, unit);
  }
}
