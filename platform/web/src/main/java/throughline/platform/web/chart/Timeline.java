package throughline.platform.web.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be done by when, to be shown by the tag {@code timeline}: a mark for each, those of
 * one quarter above each other, with a line for today. The page has a list that says the same.
 *
 * @param steps in any order
 */
public record Timeline(List<Step> steps, LocalDate today) {

  /**
   * @param tone red, amber, green, done or grey; each has its shape
   * @param text what it is, which a pointer that rests on its mark is told
   */
  public record Step(LocalDate on, String tone, String text) {}

  private static final int WIDTH = 480;
  private static final int EDGE = 8;
  private static final double HIGHEST = 150;
  private static final double ROW = 14;
  private static final int TOP = 20;
  private static final int BELOW = 22;
  private static final int QUARTERS = 4;
  private static final int MONTHS = 3;

  /** Keeps a copy. */
  public Timeline {
    steps = List.copyOf(steps);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** How high the drawing is, where it is 480 wide. */
  public int height() {
    return base() + BELOW;
  }

  /** What stands within the {@code svg} element. */
  public String svg() {
    var svg = new Svg("tl-timeline");
    int first = first();
    double wide = (WIDTH - 2d * EDGE) / (last() - first + 1);
    svg.line("axis", EDGE, base(), WIDTH - EDGE, base());
    for (int quarter = first; quarter <= last(); quarter++) {
      if (quarter % QUARTERS == 0 || quarter == first) {
        double x = EDGE + (quarter - first) * wide;
        svg.line("axis", x, base(), x, base() + 5);
        if (quarter % QUARTERS == 0 || (QUARTERS - quarter % QUARTERS) * wide > 34) {
          svg.text("tl-timeline__year", x + 2, base() + 17, "" + quarter / QUARTERS);
        }
      }
    }
    double now = EDGE + (quarter(today) - first + dayOfQuarter(today)) * wide;
    svg.line("today", now, TOP - 4, now, base());
    boolean late = now > WIDTH * 0.9;
    svg.text(
        "tl-timeline__year" + (late ? " tl-chart__text--end" : ""),
        late ? WIDTH : now - 4,
        12,
        "Today");
    int[] stacked = new int[last() - first + 1];
    for (var step : sorted()) {
      int column = quarter(step.on()) - first;
      double x = EDGE + (column + 0.5) * wide;
      svg.mark(step.tone(), x, base() - 5 - row() * stacked[column]++, step.text());
    }
    return svg.end();
  }

  private List<Step> sorted() {
    var sorted = new ArrayList<>(steps);
    sorted.sort(Comparator.comparing(Step::on));
    return sorted;
  }

  private int base() {
    return (int) Math.ceil(TOP + row() * most());
  }

  /** Of many in one quarter the marks stand closer, so that the drawing stays low. */
  private double row() {
    return Math.min(ROW, HIGHEST / most());
  }

  private long most() {
    return steps.stream()
        .collect(Collectors.groupingBy(step -> quarter(step.on()), Collectors.counting()))
        .values()
        .stream()
        .max(Comparator.naturalOrder())
        .orElse(1L);
  }

  private int first() {
    return steps.stream().mapToInt(step -> quarter(step.on())).reduce(quarter(today), Math::min);
  }

  private int last() {
    return steps.stream().mapToInt(step -> quarter(step.on())).reduce(quarter(today), Math::max);
  }

  private static int quarter(LocalDate day) {
    return day.getYear() * QUARTERS + (day.getMonthValue() - 1) / MONTHS;
  }

  private static double dayOfQuarter(LocalDate day) {
    return ((day.getMonthValue() - 1) % MONTHS + day.getDayOfMonth() / 31d) / MONTHS;
  }
}
