package throughline.volunteers.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;
import static throughline.volunteers.joining.ApplicationFixture.application;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/**
 * Everybody starts with what they do next. The clock stands at noon on Tuesday 24 November 2026.
 */
@QuarkusTest
class StartPagesTest {

  @Test
  void aStrangerReadsWhatThereIsToHelpWithAndWhereToApply() {
    var page = Browser.of(Actors.aStranger("Sam Strange")).open("/");

    assertTrue(page.links().contains("/roles/summer-reading"), page.text("main"));
    assertFalse(page.has("main a[href=/hours/new]"));
  }

  @Test
  void aStrangerWhoLogsHoursAllTheSameIsToldToApplyFirst() {
    var browser = Browser.of(Actors.aStranger("Sam Strange"));
    var typed =
        Map.of(
            "library", "HEAD",
            "workedOn-day", "17",
            "workedOn-month", "11",
            "workedOn-year", "2026",
            "startTime", "10am",
            "endTime", "11am");

    var refused = browser.send(browser.open("/hours/new"), "/hours/new", typed);

    assertEquals(403, refused.status());
    assertTrue(refused.text("main").contains("Apply first"), refused.text("main"));
  }

  @Test
  void aVolunteerSeesWhenTheyAreExpectedAndWhatTheyGaveThisYear() {
    var who = AcceptedVolunteers.accept(Actor.with("volunteer"), "HEAD");
    var id = AcceptedVolunteers.id(who);
    entry(id, "2026-11-20 10:00", 150, "APPROVED");
    entry(id, "2026-03-31 22:30", 120, "APPROVED");
    entry(id, "2026-11-21 10:00", 60, "SUBMITTED");
    slot(id, 3, "10:00", "12:00");
    slot(id, 5, "14:00", "16:00");
    Database.execute(
        "INSERT INTO away VALUES (gen_random_uuid(), '%s', '2026-11-24', '2026-11-26')"
            .formatted(id));

    var page = Browser.of(who).open("/");

    assertTrue(
        page.text("#next").contains("Friday 27 November 2026 2pm to 4pm, Headington"),
        page.text("#next"));
    var year = page.text("#this-year");
    assertTrue(
        year.contains("Since April you gave 3 hours and 1 hour more"),
        () -> "what was before 1 April counts in the year before: " + year);
    assertTrue(page.has("main a[href=/hours/new]"));
  }

  @Test
  void whatWaitsComesInTheOrderOfItsUrgency() {
    var volunteer = Actors.aVolunteer("Robin Stone");
    var id = AcceptedVolunteers.id(volunteer);
    Database.execute(
        """
        INSERT INTO idea (id, volunteer_id, library_code, idea, entered_by, raised_at, raised_on, due_on)
        VALUES (gen_random_uuid(), '%1$s', 'STON', 'A coat stand', '%1$s', '2026-11-02 10:00Z', '2026-11-02', '2026-11-30')
        """
            .formatted(id));
    entry(id, "2026-11-18 10:00", 60, "DISPUTED");
    hours().by(volunteer).at("STON").logged();
    slotAt("STON", id, 3, "10:00", "12:00");
    application().with("places", List.of("STON")).sent(Actors.aStranger("Alex Apply"));

    var page = Browser.of(Actors.aCoordinator("Noa Stone").at("STON")).open("/");

    var places =
        Stream.of(
                "Applications to decide",
                "Unusual hours",
                "Disputed hours",
                "Gaps in seven days",
                "Ideas to answer")
            .map(page.text("main")::indexOf)
            .toList();
    assertEquals(places.stream().filter(each -> each >= 0).sorted().toList(), places);
    assertFalse(page.has("#nothing-waits"));
  }

  @Test
  void aCoordinatorIsToldWhereNothingWaits() {
    var page = Browser.of(Actors.aCoordinator("Noa Penn").at("KENN")).open("/");

    assertEquals("Nothing waits for you.", page.text("#nothing-waits"));
    assertFalse(page.has("main a[href=/hours/new]"));
  }

  private static void slot(String volunteer, int weekday, String starts, String ends) {
    slotAt("HEAD", volunteer, weekday, starts, ends);
  }

  private static void slotAt(
      String place, String volunteer, int weekday, String starts, String ends) {
    Database.execute(
        """
        WITH made AS (
          INSERT INTO slot (id, place_code, role_code, weekday, starts, ends, wanted, first_day, made_by, made_at)
          VALUES (gen_random_uuid(), '%s', 'digital-helper', %d, '%s', '%s', 2, '2026-01-01', '%s', now())
          RETURNING id)
        INSERT INTO slot_volunteer (slot_id, volunteer_id, first_day)
        SELECT id, '%s', '2026-01-01' FROM made
        """
            .formatted(place, weekday, starts, ends, volunteer, volunteer));
  }

  private static void entry(String volunteer, String start, int minutes, String status) {
    Database.execute(
        """
        WITH other AS (INSERT INTO person (id) VALUES (gen_random_uuid()) RETURNING id)
        INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status,
                                 entered_by, entered_at, approved_by, approved_at, change_reason)
        SELECT gen_random_uuid(), 1, '%1$s', CASE WHEN '%4$s' = 'DISPUTED' THEN 'STON' ELSE 'HEAD' END, start, start + interval '%3$d minutes', '%4$s', '%1$s', start + interval '1 day',
               CASE WHEN '%4$s' = 'APPROVED' THEN id END, CASE WHEN '%4$s' = 'APPROVED' THEN start + interval '1 day' END,
               CASE WHEN '%4$s' = 'DISPUTED' THEN 'An hour more' END
          FROM other, (SELECT timestamp '%2$s' AT TIME ZONE 'Europe/London' AS start) AS given
        """
            .formatted(volunteer, start, minutes, status));
  }
}
