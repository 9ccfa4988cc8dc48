package throughline.platform.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SmallPicturesTest {

  @Test
  void aLineAndItsTrajectoryHaveOneScaleFromNoughtAndOneStepPerMonth() {
    var svg = spark(List.of(0, 6), List.of(3, 6, 9, 12));
    assertEquals("5,32 51.7,23 98.3,14 145,5", svg.select(".tl-spark__aim").attr("points"));
    assertEquals("5,41 51.7,23", svg.select(".tl-spark__line").attr("points"));
    assertEquals("51.7", svg.select(".tl-spark__dot").attr("cx"));
  }

  @Test
  void aLineAloneFillsTheHeightAndIsBrokenWhereAFigureIsMissing() {
    var svg = spark(Arrays.asList(100, 110, null, 120, 130), null);
    assertEquals(List.of("5,41 40,29", "110,17 145,5"), svg.select("polyline").eachAttr("points"));
  }

  @Test
  void linesOfOneScaleBeginAtNought() {
    var svg = Jsoup.parseBodyFragment(SmallPictures.spark(List.of(5, 10), null, 20));
    assertEquals("5,32 145,23", svg.select("polyline").attr("points"));
  }

  @Test
  void nothingOneAndAllTheSameAreDrawnWithoutAFault() {
    assertEquals("", SmallPictures.spark(List.of(), null, null));
    assertEquals("", SmallPictures.spark(Arrays.asList(null, null), List.of(), null));
    assertEquals("75", spark(List.of(7), null).select("circle").attr("cx"));
    assertEquals("5,23 145,23", spark(List.of(7, 7), null).select("polyline").attr("points"));
  }

  @Test
  void whatNoDrawingCanShowIsRefused() {
    var wrong = List.of(Double.NaN);
    assertThrows(IllegalArgumentException.class, () -> SmallPictures.spark(wrong, null, null));
    assertThrows(IllegalArgumentException.class, () -> SmallPictures.progress(1, Double.NaN, null));
    assertThrows(IllegalArgumentException.class, () -> new Part("late", -1, "red", null));
    assertThrows(IllegalArgumentException.class, () -> SmallPictures.shape("pink"));
  }

  @Test
  void theBarReachesWhereItIsAndTheTickWhereItShouldBe() {
    var svg = progress(1500, 1840, 2000);
    assertEquals("M0 3h75v6H0", svg.select("path").get(1).attr("d"));
    assertEquals("M91.2 0h1.6v12h-1.6", svg.select("path").get(2).attr("d"));
    var past = progress(4000, 1000, 2000);
    assertEquals("M0 3h100v6H0", past.select("path").get(1).attr("d"), "the target is passed");
    assertEquals("M24.2 0h1.6v12h-1.6", past.select("path").get(2).attr("d"));
  }

  @Test
  void aBarOfNothingIsEmpty() {
    for (var svg : List.of(progress(0, 0, 0), progress(null, null, 20), progress(-5, null, 20))) {
      assertEquals(List.of("M0 3h100v6H0", "M0 3h0v6H0"), svg.select("path").eachAttr("d"));
    }
  }

  @Test
  void aPartIsAsLongAsItsCountBesideTheOthersAndNeverNothing() {
    var few = new Part("off track", 1, "red", null);
    var many = new Part("no target", 99, "grey", null);
    assertEquals(1, SmallPictures.size(few, List.of(few, many)));
    assertEquals(20, SmallPictures.size(many, List.of(few, many)));
    assertEquals("■", few.shape());
    assertTrue(
        List.of("red", "amber", "green", "done", "grey").stream()
                .map(SmallPictures::shape)
                .distinct()
                .count()
            == 5);
  }

  private static Document spark(List<Integer> points, List<Integer> trajectory) {
    return Jsoup.parseBodyFragment(SmallPictures.spark(points, trajectory, null));
  }

  private static Document progress(Number now, Number expected, Number end) {
    return Jsoup.parseBodyFragment(SmallPictures.progress(now, expected, end));
  }
}
