package throughline.platform.web.chart;

import java.util.List;
import java.util.Optional;

/**
 * One measure over time, to be shown by the tag {@code chart}: as a sentence, a drawing and a
 * table.
 *
 * @param title what is measured: "Newborns enrolled by month"
 * @param unit what one of it is called, after a figure: "hours", {@link #PERCENT}; empty for a
 *     count
 * @param points oldest first
 * @param target what is aimed for, in the same unit; null if there is none
 * @param lines what the figures are held against, time by time; points after the last figure are
 *     still to come then, and not missing
 */
public record Chart(
    String title, String unit, List<ChartPoint> points, Double target, List<ChartLine> lines) {

  public static final String PERCENT = "%";

  /** Keeps copies, and refuses a target that no axis can show or a line that is not one. */
  public Chart {
    Scale.check(target);
    points = List.copyOf(points);
    lines = List.copyOf(lines);
    for (var line : lines) {
      if (line.values().size() != points.size()) {
        throw new IllegalArgumentException("a line has a value for each point");
      }
    }
  }

  public Chart(String title, String unit, List<ChartPoint> points, Double target) {
    this(title, unit, points, target, List.of());
  }

  /** What the drawing shows, in words: from where to where, the highest, what is missing. */
  public String sentence() {
    return new ChartSentence(this).words();
  }

  /** The drawing: an {@code svg} element, whose only content from outside is escaped text. */
  public String svg() {
    return known().isEmpty() ? "" : new ChartDrawing(this).svg();
  }

  public String text(ChartPoint point) {
    return point.isKnown()
        ? text(point.value()) + (point.provisional() ? " [p]" : "")
        : "No figure";
  }

  String text(double value) {
    if (unit.equals(PERCENT)) {
      return NumberText.of(value) + PERCENT;
    }
    return unit.isEmpty() ? NumberText.of(value) : NumberText.of(value) + " " + unit;
  }

  /** How far apart two figures are: from 12% to 15% are 3 points, and not 3%. */
  String difference(double amount) {
    if (!unit.equals(PERCENT)) {
      return text(amount);
    }
    var number = NumberText.of(amount);
    return number + (number.equals("1") ? " point" : " points");
  }

  List<ChartPoint> known() {
    return points.stream().filter(ChartPoint::isKnown).toList();
  }

  Optional<Double> aim() {
    return Optional.ofNullable(target);
  }
}
