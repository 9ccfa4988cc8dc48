package throughline.tracker.figure.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.contracts.places.Library;
import throughline.platform.core.input.InvalidInput;

/** What is no map is refused with what to do. */
class ParseMapTest {

  private static final String SHIPPED = seed("districts.geojson");
  private static final CountyMap.Outlines OUTLINES = ParseOutlines.read(SHIPPED, "");

  @TempDir Path folder;

  @Test
  void theMapThatShipsHasEveryLibraryInItsDistrictAndBothNotices() {
    var points = ParsePoints.kept(seed("library-points.csv"));
    for (var library : Library.seed()) {
      assertTrue(OUTLINES.holds(library, points.get(library.code())), library.name());
    }
    assertEquals(5, OUTLINES.districts().size());
    assertTrue(OUTLINES.notice().contains("Martin Chorley, CC BY 4.0"), OUTLINES.notice());
    assertTrue(
        OUTLINES
            .notice()
            .contains("Ordnance Survey data © Crown copyright and database right 2014"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'' | The file is empty",
        "PK | cannot be read as JSON",
        "[] | must be GeoJSON that begins",
        "{'type':'Topology'} | must be GeoJSON that begins",
        "{'type':'FeatureCollection'} | is without Cherwell, Oxford",
        "{'type':'FeatureCollection','features':[{'properties':{'code':'E06000001'}}]} | no code of a district",
        "{'type':'FeatureCollection','features':[{'properties':{'code':'E07000178'},'geometry':{'type':'Point','coordinates':[1,2]}}]} | Oxford is no area",
        "{'type':'FeatureCollection','features':[{'properties':{'code':'E07000178'},'geometry':{'type':'Polygon','coordinates':[[[1,2],[2,3],[3,4],[4,5]]]}}]} | does not end where it begins",
        "{'type':'FeatureCollection','features':[{'properties':{'code':'E07000178'},'geometry':{'type':'Polygon','coordinates':[[[450000,206000]]]}}]} | WGS 84 (EPSG:4326)",
        "{'type':'FeatureCollection','features':[{'properties':{'code':'E07000178'},'geometry':{'type':'Polygon','coordinates':[[['a',null]]]}}]} | not in degrees",
      })
  void outlinesThatAreNoneAreRefused(String content, String why) {
    var json = content.equals("''") ? "" : content.replace('\'', '"');
    var refused = assertThrows(InvalidInput.class, () -> ParseOutlines.read(json, ""));
    assertTrue(message(refused).contains(why), message(refused));
  }

  @Test
  void aDistrictThatIsThereTwiceOrNotAtAllIsNamed() {
    var one = SHIPPED.lines().filter(line -> line.contains("E07000178")).findFirst().orElseThrow();
    var twice = SHIPPED.replace("\"features\":[", "\"features\":[" + one);
    assertTrue(refusal(twice).contains("has Oxford twice"), refusal(twice));
    var without = SHIPPED.replace(one, "");
    assertEquals("The map is without Oxford. Send one that has every district", refusal(without));
  }

  @Test
  void moreThanAMapCanShowIsRefused() {
    var one = SHIPPED.lines().filter(line -> line.contains("E07000177")).findFirst().orElseThrow();
    var many = SHIPPED.replace("\"features\":[", "\"features\":[" + one.repeat(90));
    assertTrue(refusal(many).contains("more than 100,000 positions"), refusal(many));
  }

  @Test
  void whereLibrariesAreIsRefusedRowByRow() throws IOException {
    var lines = seed("library-points.csv");
    assertEquals(
        Library.seed().size(), ParsePoints.read(file(lines), "points.csv", OUTLINES).size());
    var wrong =
        lines
            .replace("BANB,52.062,-1.337", "BANB,-1.337,52.062")
            .replace("COWL,51.735,-1.212", "COWL,near,there")
            .replace("HEAD,", "NONE,");
    var errors =
        assertThrows(
                InvalidInput.class, () -> ParsePoints.read(file(wrong), "points.csv", OUTLINES))
            .errors()
            .toString();
    assertTrue(errors.contains("Banbury would lie outside Cherwell"), errors);
    assertTrue(errors.contains("must be degrees") && errors.contains("no library"), errors);
    var fewer = lines.replaceAll("HEAD.*\n", "");
    var missing =
        assertThrows(
            InvalidInput.class, () -> ParsePoints.read(file(fewer), "points.csv", OUTLINES));
    assertTrue(message(missing).contains("without Headington"), message(missing));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("points.csv"), content);
  }

  private static String refusal(String content) {
    return message(assertThrows(InvalidInput.class, () -> ParseOutlines.read(content, "")));
  }

  private static String message(InvalidInput refused) {
    return refused.errors().get(0).message();
  }

  private static String seed(String name) {
    try (var in = ParseMapTest.class.getResourceAsStream("/seeds/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
