package throughline.tracker.figure;

import java.util.ArrayList;
import java.util.List;
import throughline.tracker.rule.Unit;

/**
 * A column for each month, in the units of the drawing (480 wide). The table beside it says the
 * same, so the drawing is for the eye only.
 *
 * @param gridY heights of the lines that help the eye
 * @param topLabel what the topmost of them stands for
 */
public record BarChart(List<Bar> bars, List<Integer> gridY, int baseY, String topLabel) {

  private static final int LEFT = 10;
  private static final int RIGHT = 470;
  private static final int TOP = 30;
  private static final int BASE = 150;
  private static final int LABEL_EVERY = 3;

  /**
   * A column.
   *
   * @param label the month's short name; empty where it would crowd its neighbours
   */
  public record Bar(int x, int y, int width, int height, int middle, String label) {}

  public static BarChart of(List<Figure> months) {
    long top = niceTop(months.stream().mapToLong(Figure::value).max().orElse(0), unit(months));
    int step = (RIGHT - LEFT) / Math.max(1, months.size());
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < months.size(); i++) {
      int height =
          (int) Math.round((double) (BASE - TOP) * Math.max(0, months.get(i).value()) / top);
      int x = LEFT + i * step + step / 8;
      boolean labelled = (months.size() - 1 - i) % LABEL_EVERY == 0;
      bars.add(
          new Bar(
              x,
              BASE - height,
              step * 3 / 4,
              height,
              LEFT + i * step + step / 2,
              labelled ? name(months.get(i)) : ""));
    }
    return new BarChart(
        bars, List.of(TOP, (TOP + BASE) / 2), BASE, FigureText.of(top, unit(months)));
  }

  /** The next 1, 2 or 5 with noughts; whole hours for minutes, so that the scale can be read. */
  private static long niceTop(long highest, Unit unit) {
    long one = unit == Unit.MINUTES ? 60 : 1;
    long wanted = Math.max(1, (highest + one - 1) / one);
    for (long power = 1; ; power *= 10) {
      for (long factor : new long[] {1, 2, 5}) {
        if (factor * power >= wanted) {
          return factor * power * one;
        }
      }
    }
  }

  private static Unit unit(List<Figure> months) {
    return months.isEmpty() ? Unit.NUMBER : months.get(0).unit();
  }

  private static String name(Figure month) {
    var label = month.period().label();
    return label.substring(0, 3);
  }
}
