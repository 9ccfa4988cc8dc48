package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** A councillor sees the libraries on a map; a lead sends another map, without JavaScript. */
@QuarkusTest
class LibraryMapTest {

  private static final String COMPARE = "/libraries/compare";

  /** Of 60,000 that a page may transfer, styles and scripts take some 20,000. */
  private static final int MOST_BYTES = 39_000;

  private static final String MAP = "/library-map";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser viewer = Browser.of(Actor.named("Val Viewer (test)", "viewer"));

  @AfterEach
  void forget() {
    Database.execute("DELETE FROM county_map");
  }

  @Test
  void theMapIsThereWithItsTableAndItsNoticesForWhoeverReads() {
    var page = viewer.open(COMPARE);
    assertEquals(200, page.status());
    assertTrue(page.source().contains("<svg class=\"tl-map\""), page.source());
    assertTrue(page.text("figcaption").contains("Martin Chorley"), page.text("figcaption"));
    assertTrue(page.text("figcaption").contains("Crown copyright"), page.text("figcaption"));
    assertTrue(page.links().stream().anyMatch(link -> link.startsWith("/libraries/BANB")));
    for (var each : List.of(COMPARE, "/libraries/months", "/milestones")) {
      int bytes = viewer.open(each).source().getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes < MOST_BYTES, each + " has " + bytes + " bytes");
    }
    assertEquals(200, viewer.open("/libraries/months?measure=volunteer-hours").status());
    assertEquals(200, viewer.open(COMPARE + "?measure=none&by=none").status());
    assertEquals(403, viewer.open(MAP).status());
  }

  @Test
  void anotherMapTakesItsPlaceAndWhatIsNoneIsRefusedWithWords() throws IOException {
    var refused = upload("map.geojson", "{\"type\":\"Topology\"}", "Ours (test)");
    assertEquals(400, refused.status());
    assertTrue(refused.problems().get(0).contains("The file is no map"), refused.source());

    var without = upload("map.geojson", seed().replaceFirst("\"attribution\":.*\n", ""), "");
    assertTrue(without.problems().get(0).contains("under which licence"), without.source());

    assertEquals(303, upload("map.geojson", seed(), "Ours (test)").status());
    assertEquals("Ours (test)", lead.open(COMPARE).text("figcaption"));

    var outside = upload("points.csv", "Code,Latitude,Longitude\nBANB,51.5,-0.1\n", "");
    assertTrue(outside.problems().get(0).contains("would lie outside Cherwell"), outside.source());
  }

  private Page upload(String name, String content, String notice) {
    return lead.upload(
        lead.open(MAP),
        MAP,
        "file",
        name,
        content.getBytes(StandardCharsets.UTF_8),
        Map.of("notice", notice));
  }

  private static String seed() throws IOException {
    try (var in = LibraryMapTest.class.getResourceAsStream("/seeds/districts.geojson")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
