package throughline.platform.web.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Draws a line through the figures, in units of which the page has 480. A phone shows letters half
 * as large again beside the rest, so that of many labels it leaves out those that would touch.
 */
final class ChartDrawing {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 250;
  private static final int TOP = 40;
  private static final int BASE = 196;
  private static final int RIGHT = 458;
  private static final double LETTER_WIDE = 6.3;
  private static final double LETTER_PHONE = 9;
  private static final String MIDDLE = " tl-chart__text--middle";
  private static final String END = " tl-chart__text--end";
  private static final String WIDE_ONLY = " tl-chart__text--wide-only";

  private final Chart chart;
  private final Scale scale;
  private final double left;
  private final double gap;
  private final Svg svg = new Svg(WIDTH, HEIGHT);

  ChartDrawing(Chart chart) {
    this.chart = chart;
    this.scale = Scale.of(figures(chart), figures(chart).allMatch(v -> v == Math.rint(v)));
    int longest =
        scale.ticks().stream().map(NumberText::brief).mapToInt(String::length).max().orElse(1);
    this.left = 14 + longest * LETTER_PHONE;
    this.gap = (RIGHT - left) / Math.max(1, chart.points().size());
  }

  private static DoubleStream figures(Chart chart) {
    var known = chart.known().stream().mapToDouble(ChartPoint::value);
    var lines =
        chart.lines().stream().flatMap(line -> line.values().stream()).mapToDouble(value -> value);
    var aim = chart.aim().stream().mapToDouble(target -> target);
    return DoubleStream.concat(known, DoubleStream.concat(aim, lines));
  }

  String svg() {
    if (!chart.unit().isEmpty()) {
      svg.text("", 0, 16, chart.unit());
    }
    drawScale();
    drawTimes();
    drawTarget();
    chart.lines().forEach(this::drawLineOf);
    drawLine();
    drawFigures();
    return svg.end();
  }

  private void drawScale() {
    for (double tick : scale.ticks()) {
      svg.line(tick == 0 ? "axis" : "grid", left, y(tick), RIGHT, y(tick));
      svg.text(END, left - 6, y(tick) + 4, NumberText.brief(tick));
    }
  }

  private void drawTimes() {
    int longest = longest(chart.points().stream().map(ChartPoint::label).toList());
    int wide = every(longest * LETTER_WIDE);
    int phone = every(longest * LETTER_PHONE) + wide - 1;
    phone -= phone % wide; // a phone's labels are some of the wide screen's
    for (int i = 0; i < chart.points().size(); i++) {
      if (i % wide == 0) {
        svg.text(MIDDLE + (i % phone == 0 ? "" : WIDE_ONLY), x(i), BASE + 20, label(i));
      }
    }
    drawYears();
  }

  private void drawYears() {
    var firsts = new ArrayList<Integer>();
    for (int i = 0; i < chart.points().size(); i++) {
      if (i == 0 || !year(i).equals(year(i - 1))) {
        firsts.add(i);
      }
    }
    for (int n = 0; n < firsts.size(); n++) {
      int i = firsts.get(n);
      boolean touches =
          n + 1 < firsts.size()
              && (firsts.get(n + 1) - i) * gap < (year(i).length() + 1) * LETTER_PHONE;
      if (!touches && !year(i).isEmpty()) {
        svg.text(MIDDLE, x(i), BASE + 42, year(i));
      }
    }
  }

  private void drawTarget() {
    chart
        .aim()
        .ifPresent(
            target -> {
              svg.line("target", left, y(target), RIGHT, y(target));
              svg.text(END, WIDTH, 16, "Target " + NumberText.brief(target));
            });
  }

  private void drawLineOf(ChartLine line) {
    int last = line.values().size() - 1;
    for (int i = 0; i < last; i++) {
      svg.line("axis", x(i), y(line.values().get(i)), x(i + 1), y(line.values().get(i + 1)));
    }
    if (last >= 0) {
      double end = y(line.values().get(last));
      svg.text(END, RIGHT, end + 18 < BASE ? end + 18 : end - 8, line.name());
    }
  }

  private void drawLine() {
    var run = new ArrayList<String>();
    for (int i = 0; i < chart.points().size(); i++) {
      var point = chart.points().get(i);
      if (point.isKnown() && point.soFar() && !run.isEmpty()) {
        svg.path("line tl-chart__line--so-far", run.get(run.size() - 1) + " " + at(i));
      }
      if (!point.isKnown() || point.soFar()) {
        end(run);
      } else {
        run.add(at(i));
      }
    }
    end(run);
  }

  private void end(List<String> run) {
    if (run.size() > 1) {
      svg.path("line", String.join(" ", run));
    }
    run.clear();
  }

  private String at(int i) {
    return Svg.number(x(i)) + "," + Svg.number(y(value(i)));
  }

  private void drawFigures() {
    var telling = telling();
    int longest =
        longest(chart.known().stream().map(ChartPoint::value).map(NumberText::brief).toList());
    boolean allFit = longest * LETTER_WIDE < gap;
    for (int i = 0; i < chart.points().size(); i++) {
      var point = chart.points().get(i);
      if (point.isKnown()) {
        var soFar = point.isFinal() ? "" : " tl-chart__point--so-far";
        svg.circle("tl-chart__point" + soFar, x(i), y(value(i)), 3);
        if (allFit || telling.contains(i)) {
          var styles = MIDDLE + (telling.contains(i) ? "" : WIDE_ONLY);
          svg.text(styles, x(i), y(value(i)) - 9, NumberText.brief(value(i)));
        }
      }
    }
  }

  private Set<Integer> telling() {
    var known = new ArrayList<Integer>();
    for (int i = 0; i < chart.points().size(); i++) {
      if (chart.points().get(i).isKnown()) {
        known.add(i);
      }
    }
    Comparator<Integer> byValue = Comparator.comparingDouble(this::value);
    var wanted =
        List.of(
            known.get(known.size() - 1),
            known.stream().max(byValue).orElseThrow(),
            known.stream().min(byValue).orElseThrow(),
            known.get(0));
    var chosen = new HashSet<Integer>();
    for (int i : wanted) {
      double room = (NumberText.brief(value(i)).length() + 2) * LETTER_PHONE;
      if (chosen.stream().allMatch(other -> Math.abs(other - i) * gap >= room)) {
        chosen.add(i);
      }
    }
    return chosen;
  }

  private int every(double width) {
    return Math.max(1, (int) Math.ceil((width + 4) / gap));
  }

  private static int longest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private String label(int i) {
    return chart.points().get(i).label();
  }

  private String year(int i) {
    return chart.points().get(i).year();
  }

  private double value(int i) {
    return chart.points().get(i).value();
  }

  private double x(int i) {
    return left + (i + 0.5) * gap;
  }

  private double y(double value) {
    return BASE - scale.share(value) * (BASE - TOP);
  }
}
