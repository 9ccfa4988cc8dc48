package throughline.platform.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import throughline.platform.web.chart.Bars.Bar;

class BarsTest {

  @Test
  void nothingIsASentenceAndNoDrawing() {
    var none = new Bars("Places booked", List.of());

    assertEquals("There is no figure yet.", none.sentence());
    assertEquals("", none.svg());
  }

  @Test
  void theSentenceNamesTheFullestAndTheEmptiest() {
    var bars =
        new Bars(
            "Places booked",
            List.of(new Bar("East", 1, 10), new Bar("West", 9, 10), new Bar("South", 0, 0)));

    assertEquals("Places booked. Most: West, 9 of 10. Least: East, 1 of 10.", bars.sentence());
    assertEquals(
        "Places booked. West, 9 of 10.",
        new Bars("Places booked", List.of(new Bar("West", 9, 10))).sentence());
  }

  @Test
  void aBarIsAsLongAsThereIsOfItAndFilledByItsPart() {
    var bars = new Bars("Places", List.of(new Bar("A & B", 5, 10), new Bar("C", 3, 20)));
    var svg = Jsoup.parse(bars.svg());

    assertEquals(List.of("240", "480"), svg.select(".tl-chart__whole").eachAttr("width"));
    assertEquals(List.of("120", "72"), svg.select(".tl-chart__part").eachAttr("width"));
    assertEquals("A & B", svg.select("text").first().text());
  }

  @Test
  void nothingBelowNoughtIsDrawn() {
    assertThrows(IllegalArgumentException.class, () -> new Bar("A", -1, 3));
  }
}
