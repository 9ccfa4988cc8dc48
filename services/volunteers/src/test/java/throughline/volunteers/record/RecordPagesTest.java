package throughline.volunteers.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.standing.StandingFixture;
import throughline.volunteers.testing.Actors;

/** One page tells a coordinator all of a volunteer, and what happened. */
@QuarkusTest
class RecordPagesTest {
  private final Actor sam = Actors.aCoordinator("Sam Okafor").at("HEAD");

  @Test
  void theRecordShowsRolesHoursWhatComesAndWhatHappened() {
    var robin = StandingFixture.volunteer(LocalDate.of(1980, 5, 1), "local-history");
    var id = StandingFixture.id(robin);
    hours().by(robin).at("HEAD").on("2026-11-16").approved();
    var disputed = hours().by(robin).at("HEAD").on("2026-11-17").approved();
    Database.execute(
        """
        UPDATE hours_entry SET status = 'DISPUTED', approved_by = NULL, approved_at = NULL, version = version + 1,
               change_reason = 'It was longer' WHERE id = '%s'
        """
            .formatted(disputed));
    slot(id);
    var browser = Browser.of(sam);
    var form = browser.open("/people/%s/standing/done".formatted(id));
    browser.send(
        form,
        "/people/%s/standing/done".formatted(id),
        Map.of("item", "TRAINING/induction", "doneOn", "yesterday", "evidence", "DONE_HERE"));

    var page = browser.open("/people/%s/record".formatted(id));

    var text = page.text("main");
    assertEquals("Robin Field", page.text("h1"));
    assertTrue(text.contains("Headington"), text);
    assertTrue(text.contains("Handling of collections training is missing"), text);
    assertTrue(text.contains("2026 to 2027"), text);
    assertTrue(text.contains("2025 to 2026 0 minutes"), text);
    assertTrue(page.has("a[href=/approved/%s]".formatted(disputed)));
    assertTrue(text.contains("It was longer"), text);
    assertTrue(text.contains("Wednesday 25 November 2026, Headington"), text);
    assertTrue(text.contains("Training recorded by you"), text);
    assertFalse(
        Browser.of(Actors.aCoordinator("Lee Ward").at("HEAD"))
            .open("/people/%s/record".formatted(id))
            .text("main")
            .contains("by you"));
  }

  @Test
  void nobodyOfAnotherPlaceSeesIt() {
    var robin = StandingFixture.volunteer(null);

    assertEquals(
        404,
        Browser.of(sam.at("COWL"))
            .open("/people/%s/record".formatted(StandingFixture.id(robin)))
            .status());
    assertEquals(
        404, Browser.of(sam).open("/people/%s/record".formatted(UUID.randomUUID())).status());
    assertEquals(
        403,
        Browser.of(robin).open("/people/%s/record".formatted(StandingFixture.id(robin))).status());
  }

  private static void slot(UUID volunteer) {
    Database.execute(
        """
        WITH made AS (
          INSERT INTO slot (id, place_code, role_code, weekday, starts, ends, wanted, first_day, made_by, made_at)
          VALUES (gen_random_uuid(), 'HEAD', 'local-history', 3, '10:00', '12:00', 2, '2026-01-01', '%1$s', now())
          RETURNING id)
        INSERT INTO slot_volunteer (slot_id, volunteer_id, first_day) SELECT id, '%1$s', '2026-01-01' FROM made
        """
            .formatted(volunteer));
  }
}
