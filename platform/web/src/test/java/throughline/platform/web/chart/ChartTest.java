package throughline.platform.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

  private static final Pattern NUMBER = Pattern.compile("=\"(-?[0-9.]+)\"");

  @Test
  void nothingIsASentenceAndNoDrawing() {
    for (var chart : List.of(chart(null), chart(null, null, null))) {
      assertEquals("There is no figure yet.", chart.sentence());
      assertEquals("", chart.svg());
    }
  }

  @Test
  void oneFigureIsSaidAndDrawnAsAPoint() {
    var chart = chart(null, 7d);
    assertEquals("7 in month 1.", chart.sentence());
    var svg = svg(chart);
    assertEquals(1, svg.select(".tl-chart__point").size());
    assertEquals(0, svg.select(".tl-chart__line").size());
  }

  @Test
  void theSentenceSaysTheTrendTheExtremesAndTheTarget() {
    assertEquals(
        "From 10 hours in month 1 to 16.5 hours in month 4: up by 6.5 hours."
            + " The highest was 20 hours in month 3, the lowest 10 hours in month 1."
            + " 1 of 5 has no figure."
            + " The target is 18 hours; the figure for month 4 is 1.5 hours below it.",
        new Chart("Hours", "hours", points(10d, 12d, 20d, 16.5, null), 18d).sentence());
    assertEquals("From 10 in month 1 to 4 in month 2: down by 6.", chart(null, 10d, 4d).sentence());
    assertEquals(
        "From 4 in month 1 to 4 in month 3: no change.", chart(null, 4d, 4d, 4d).sentence());
    assertEquals(
        "3 in month 1. The target is 3; the figure for month 1 is exactly that.",
        chart(3d, 3d).sentence());
  }

  @Test
  void percentagesAreApartByPoints() {
    assertEquals(
        "From 12% in month 1 to 14.6% in month 2: up by 2.6 points."
            + " The target is 13.6%; the figure for month 2 is 1 point above it.",
        new Chart("Share", Chart.PERCENT, points(12d, 14.6), 13.6).sentence());
  }

  /** Whoever takes one from the other must not find that a chart cannot count. */
  @Test
  void theDifferenceIsThatOfWhatIsWritten() {
    assertEquals(
        "From 77.2% in month 1 to 22.2% in month 2: down by 55 points."
            + " The target is 22.3%; the figure for month 2 is 0.1 points below it.",
        new Chart("Share", Chart.PERCENT, points(77.22, 22.16), 22.26).sentence());
    assertEquals(
        "From 12.3% in month 1 to 12.4% in month 2: up by 0.1 points.",
        new Chart("Share", Chart.PERCENT, points(12.34, 12.35), null).sentence());
  }

  @Test
  void aMonthThatIsNotOverIsNoFall() {
    var points = new ArrayList<>(points(10d, 12d));
    points.add(new ChartPoint("month 3", "m3", "2026", 1d, true));
    var chart = new Chart("Things", "", points, null);
    assertEquals(
        "From 10 in month 1 to 12 in month 2: up by 2. month 3 so far: 1.", chart.sentence());
    assertEquals(1, svg(chart).select(".tl-chart__point--so-far").size());
  }

  /** What is not all in yet made a fall of every last quarter. */
  @Test
  void whatIsProvisionalIsNoFall() {
    var points = new ArrayList<>(points(10d, 12d));
    for (var month : List.of("month 3", "month 4")) {
      points.add(new ChartPoint(month, "m", "2026", 5d, false, true));
    }
    var chart = new Chart("Things", "", points, null);

    assertEquals(
        "From 10 in month 1 to 12 in month 2: up by 2."
            + " Provisional and not compared: month 3 to month 4.",
        chart.sentence());
    assertEquals("5 [p]", chart.text(points.get(2)));
    assertEquals(2, svg(chart).select(".tl-chart__point--so-far").size());
  }

  @Test
  void theLineIsBrokenWhereAFigureIsMissing() {
    var svg = svg(chart(null, 1d, 2d, null, 3d, null, 4d, 5d));
    assertEquals(2, svg.select("polyline").size());
    assertEquals(5, svg.select("circle").size());
  }

  @Test
  void belowNoughtTheAxisStaysAtNought() {
    var svg = svg(chart(null, -120d, 80d));
    var axis = Double.parseDouble(svg.selectFirst(".tl-chart__axis").attr("y1"));
    var points = svg.select("circle").eachAttr("cy").stream().map(Double::valueOf).toList();
    assertTrue(points.get(0) > axis && points.get(1) < axis, points + " " + axis);
    assertTrue(svg.text().contains("−120"), svg.text());
  }

  @Test
  void monthsAreLabelledAndEachYearOnce() {
    var points = new ArrayList<ChartPoint>();
    for (int i = 0; i < 24; i++) {
      points.add(new ChartPoint("month " + i, "M" + i, "" + (2025 + i / 12), (double) i, false));
    }
    var words = svg(new Chart("Things", "", points, null)).select("text").eachText();
    assertEquals(1, words.stream().filter("2025"::equals).count());
    assertEquals(1, words.stream().filter("2026"::equals).count());
    assertTrue(words.contains("M0"), words::toString);
    assertTrue(words.contains("23"), words::toString); // the last figure
  }

  @Test
  void aTargetIsALineWithItsNumber() {
    var svg = svg(chart(400d, 310d, 96d));
    assertEquals(1, svg.select(".tl-chart__target").size());
    assertTrue(svg.text().contains("Target 400"), svg.text());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 1, 99.9, 123_456, 1.2e9, 9e18, 1e300})
  void everySizeStaysOnTheDrawing(double most) {
    for (var chart :
        List.of(chart(null, most), chart(most, -most, 0d, most), chart(null, -most, -most))) {
      var svg = chart.svg();
      NUMBER
          .matcher(svg)
          .results()
          .map(found -> Double.parseDouble(found.group(1)))
          .forEach(at -> assertTrue(at >= 0 && at <= 480, () -> at + " in " + svg));
      assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
      assertTrue(svg(chart).select(".tl-chart__grid, .tl-chart__axis").size() < 12, svg);
      svg(chart).select("text").forEach(text -> assertTrue(text.text().length() < 16, svg));
    }
  }

  @Test
  void whatNoAxisCanShowIsRefused() {
    for (double value : new double[] {Double.NaN, 1d / 0, -1d / 0, Double.MAX_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> chart(null, value));
      assertThrows(IllegalArgumentException.class, () -> chart(value, 1d));
    }
  }

  @Test
  void wordsCannotBecomeMarkup() {
    var point = new ChartPoint("<b>", "<script>", "&", 1d, false);
    var svg = new Chart("t", "<i>", List.of(point), null).svg();
    assertFalse(svg.contains("<script>") || svg.contains("<i>"), svg);
  }

  @Test
  void whatFiguresAreHeldAgainstIsDrawnAndSaidAndWhatIsToComeIsNotMissing() {
    var line = new ChartLine("Trajectory", List.of(5d, 10d, 15d, 20d));
    var chart = new Chart("Things", "", points(4d, null, 12d, null), 20d, List.of(line));
    assertEquals(
        "From 4 in month 1 to 12 in month 3: up by 8. 1 of 3 has no figure."
            + " Trajectory in month 3: 15."
            + " The target is 20; the figure for month 3 is 8 below it.",
        chart.sentence());
    assertTrue(svg(chart).select("text").eachText().contains("Trajectory"));
    assertEquals(3 + 1, svg(chart).select("line.tl-chart__axis").size(), "its parts and the axis");
    var points = points(1d);
    var wrong = List.of(line);
    assertThrows(
        IllegalArgumentException.class, () -> new Chart("Things", "", points, null, wrong));
  }

  @Test
  void theNameOfALineThatEndsAtTheAxisIsNotWrittenOverTheTimes() {
    var line = new ChartLine("Trajectory", List.of(5d, 10d));
    var svg = svg(new Chart("Things", "", points(40_000d, 90_000d), null, List.of(line)));
    var axis = svg.select("line.tl-chart__axis").last().attr("y1");
    var name = svg.select("text:contains(Trajectory)").attr("y");
    assertTrue(Double.parseDouble(name) < Double.parseDouble(axis), name + " above " + axis);
  }

  private static Chart chart(Double target, Double... values) {
    return new Chart("Things", "", points(values), target);
  }

  private static List<ChartPoint> points(Double... values) {
    var points = new ArrayList<ChartPoint>();
    for (int i = 0; i < values.length; i++) {
      points.add(new ChartPoint("month " + (i + 1), "m" + (i + 1), "2026", values[i], false));
    }
    return points;
  }

  private static Document svg(Chart chart) {
    return Jsoup.parseBodyFragment(chart.svg());
  }
}
