package throughline.platform.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import throughline.platform.web.chart.Timeline.Step;

class TimelineTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  @Test
  void whatIsOfOneQuarterStandsAboveEachOtherByDateWithItsShape() {
    var timeline =
        new Timeline(
            List.of(
                step("2026-12-30", "grey"), step("2026-10-02", "red"), step("2022-04-01", "done")),
            TODAY);
    var svg = Jsoup.parseBodyFragment(timeline.svg());
    var marks = svg.select("[class^=tl-tone]");
    assertEquals(
        "★ ■ ○",
        marks.eachText().stream()
            .map(t -> t.substring(0, 1))
            .reduce("", (a, b) -> (a + " " + b).strip()));
    assertEquals(marks.get(1).attr("x"), marks.get(2).attr("x"));
    assertTrue(y(marks.get(2).attr("y")) < y(marks.get(1).attr("y")), "the later is above");
    assertEquals("red on 2026-10-02", marks.get(1).selectFirst("title").text());
    assertEquals(
        List.of("2022", "2023", "2024", "2025", "2026"),
        svg.select(".tl-timeline__year").eachText().stream()
            .filter(t -> t.startsWith("2"))
            .toList());
  }

  @Test
  void nothingAndManyStayOnTheDrawing() {
    assertTrue(new Timeline(List.of(), TODAY).isEmpty());
    var many = java.util.Collections.nCopies(30, step("2030-01-01", "green"));
    var timeline = new Timeline(many, TODAY);
    for (var mark : Jsoup.parseBodyFragment(timeline.svg()).select("[class^=tl-tone]")) {
      assertTrue(y(mark.attr("y")) > 0 && y(mark.attr("y")) < timeline.height());
    }
  }

  private static double y(String text) {
    return Double.parseDouble(text);
  }

  private static Step step(String on, String tone) {
    return new Step(LocalDate.parse(on), tone, tone + " on " + on);
  }
}
