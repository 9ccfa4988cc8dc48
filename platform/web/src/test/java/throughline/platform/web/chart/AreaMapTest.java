package throughline.platform.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import throughline.platform.web.chart.AreaMap.Area;
import throughline.platform.web.chart.AreaMap.Position;
import throughline.platform.web.chart.AreaMap.Spot;

class AreaMapTest {

  private static final Area SQUARE =
      area(at(-1.5, 51.5), at(-1.5, 52), at(-1, 52), at(-1, 51.5), at(-1.5, 51.5));

  @Test
  void northIsUpAndEastIsRightAndAllIsOnTheDrawing() {
    var spots = List.of(new Spot("SW", at(-1.5, 51.5), 1), new Spot("NE", at(-1, 52), 5));
    var map = new AreaMap(List.of(SQUARE), spots);
    var circles = Jsoup.parseBodyFragment(map.svg()).select("circle");
    assertEquals(List.of("12", "468"), circles.eachAttr("cx"));
    assertEquals("12", circles.get(1).attr("cy"));
    assertTrue(map.height() > 600, "a degree is longer to the north than to the east");
    assertEquals(map.height() - 12, Double.parseDouble(circles.get(0).attr("cy")), 1);
    assertEquals(List.of("5", "9"), circles.eachAttr("r"));
    assertEquals("SW NE", circles.text());
  }

  @Test
  void aNameStandsInItsAreaWhereNoSpotCoversIt() {
    var free = new AreaMap(List.of(SQUARE), List.of());
    var middle = y(free);
    var spot = new Spot("here", at(-1.25, 51.75), 5);
    var beside = y(new AreaMap(List.of(SQUARE), List.of(spot)));
    assertTrue(Math.abs(beside - middle) >= 14, beside + " beside " + middle);
  }

  private static double y(AreaMap map) {
    return Double.parseDouble(Jsoup.parseBodyFragment(map.svg()).select("text").attr("y"));
  }

  @Test
  void whatIsFinerThanTheDrawingIsLeftOut() {
    var fine = new ArrayList<Position>();
    for (int i = 0; i <= 1000; i++) {
      fine.add(at(-1.5 + i * 0.0005, 51.5 + (i % 2) * 0.0005));
    }
    fine.addAll(List.of(at(-1, 52), at(-1.5, 52), at(-1.5, 51.5)));
    assertEquals(5, area(fine.toArray(new Position[0])).rings().get(0).size());
  }

  @Test
  void aPlaceLiesInAnAreaAndNotInItsHole() {
    var hole = List.of(at(-1.3, 51.7), at(-1.3, 51.8), at(-1.2, 51.8), at(-1.3, 51.7));
    var area = new Area("A", List.of(SQUARE.rings().get(0), hole));
    assertTrue(area.holds(at(-1.45, 51.55)));
    assertFalse(area.holds(at(-1.28, 51.79)));
    assertFalse(area.holds(at(-0.9, 51.7)));
  }

  @Test
  void whatIsNoMapIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> area(at(1, 1), at(1, 2)));
    assertThrows(IllegalArgumentException.class, () -> new AreaMap(List.of(), List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Spot("A", at(1, 1), 6));
  }

  @Test
  void aStepHasAboutAsManyAsAnotherAndWhatIsAlikeIsInOne() {
    var steps = Steps.of(List.of(1d, 2d, 3d, 4d, 1000d));
    assertEquals(1, steps.of(1));
    assertEquals(4, steps.of(4));
    assertEquals(5, steps.of(1000));
    assertEquals(List.of(0d, 7d), Steps.of(List.of(0d, 0d, 0d, 0d, 0d, 7d)).tops());
    assertEquals(List.of(), Steps.of(List.of()).tops());
  }

  private static Area area(Position... ring) {
    return new Area("A", List.of(List.of(ring)));
  }

  private static Position at(double longitude, double latitude) {
    return new Position(longitude, latitude);
  }
}
