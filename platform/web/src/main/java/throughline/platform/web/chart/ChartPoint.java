package throughline.platform.web.chart;

/**
 * A figure at a time.
 *
 * @param name the time in full, as a sentence or a table says it: "April 2026"
 * @param label the time in short, below the axis: "Apr"
 * @param year what several points have in common, below their first label: "2026"; empty for none
 * @param value in the chart's unit; null if there is no figure
 * @param soFar whether the time is not over, so that the figure still grows
 * @param provisional whether it still changes though the time is over
 */
public record ChartPoint(
    String name, String label, String year, Double value, boolean soFar, boolean provisional) {

  public ChartPoint(String name, String label, String year, Double value, boolean soFar) {
    this(name, label, year, value, soFar, false);
  }

  public ChartPoint {
    Scale.check(value);
  }

  boolean isFinal() {
    return !soFar && !provisional;
  }

  public boolean isKnown() {
    return value != null;
  }
}
