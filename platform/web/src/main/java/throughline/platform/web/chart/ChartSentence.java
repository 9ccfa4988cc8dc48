package throughline.platform.web.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** A chart in words, for those who do not see it, and for those who want to be told. */
final class ChartSentence {
  private static final Pattern DAY = Pattern.compile("\\d{1,2} ");

  private final Chart chart;
  private final List<ChartPoint> over;

  ChartSentence(Chart chart) {
    this.chart = chart;
    this.over = chart.known().stream().filter(ChartPoint::isFinal).toList();
  }

  String words() {
    if (chart.known().isEmpty()) {
      return "There is no figure yet.";
    }
    var sentences = new ArrayList<String>();
    trend(sentences);
    extremes(sentences);
    unfinished(sentences);
    missing(sentences);
    lines(sentences);
    target(sentences);
    return String.join(" ", sentences);
  }

  /** Only what stays as it is is compared: half a month is no fall. */
  private void trend(List<String> sentences) {
    if (over.isEmpty()) {
      return;
    }
    var first = over.get(0);
    var last = over.get(over.size() - 1);
    if (over.size() == 1) {
      sentences.add("%s %s.".formatted(chart.text(first), when(first)));
      return;
    }
    double change = NumberText.shown(last.value()) - NumberText.shown(first.value());
    sentences.add(
        "From %s %s to %s %s: %s."
            .formatted(
                chart.text(first), when(first), chart.text(last), when(last), moved(change)));
  }

  /** "on 30 September 2026", "in September 2026". */
  private static String when(ChartPoint point) {
    return (DAY.matcher(point.name()).lookingAt() ? "on " : "in ") + point.name();
  }

  private String moved(double change) {
    if (change == 0) {
      return "no change";
    }
    return (change > 0 ? "up by " : "down by ") + chart.difference(Math.abs(change));
  }

  private void extremes(List<String> sentences) {
    if (over.size() < 3) {
      return;
    }
    var byValue = Comparator.comparingDouble(ChartPoint::value);
    var highest = over.stream().max(byValue).orElseThrow();
    var lowest = over.stream().min(byValue).orElseThrow();
    if (!highest.value().equals(lowest.value())) {
      sentences.add(
          "The highest was %s %s, the lowest %s %s."
              .formatted(chart.text(highest), when(highest), chart.text(lowest), when(lowest)));
    }
  }

  private void unfinished(List<String> sentences) {
    var still =
        chart.known().stream().filter(point -> point.provisional() && !point.soFar()).toList();
    if (!still.isEmpty()) {
      var first = still.get(0).name();
      var last = still.get(still.size() - 1).name();
      sentences.add(
          "Provisional and not compared: %s."
              .formatted(still.size() == 1 ? first : first + " to " + last));
    }
    chart.known().stream()
        .filter(ChartPoint::soFar)
        .forEach(
            point -> sentences.add("%s so far: %s.".formatted(point.name(), chart.text(point))));
  }

  private void missing(List<String> sentences) {
    int due = chart.lines().isEmpty() ? chart.points().size() : lastKnown() + 1;
    int missing = due - chart.known().size();
    if (missing > 0) {
      sentences.add(
          "%d of %d %s no figure.".formatted(missing, due, missing == 1 ? "has" : "have"));
    }
  }

  private int lastKnown() {
    var known = chart.known();
    return chart.points().lastIndexOf(known.get(known.size() - 1));
  }

  private void lines(List<String> sentences) {
    var point = chart.points().get(lastKnown());
    for (var line : chart.lines()) {
      var value = chart.text(line.values().get(lastKnown()));
      sentences.add("%s %s: %s.".formatted(line.name(), when(point), value));
    }
  }

  private void target(List<String> sentences) {
    if (chart.aim().isEmpty()) {
      return;
    }
    var known = chart.known();
    var latest = over.isEmpty() ? known.get(known.size() - 1) : over.get(over.size() - 1);
    double away = NumberText.shown(latest.value()) - NumberText.shown(chart.target());
    var where =
        away == 0
            ? "exactly that"
            : chart.difference(Math.abs(away)) + (away > 0 ? " above it" : " below it");
    sentences.add(
        "The target is %s; the figure for %s is %s."
            .formatted(chart.text(chart.target()), latest.name(), where));
  }
}
