package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;
import throughline.platform.web.decision.Picked;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** A coordinator looks at what is unusual, and approves the rest by one press. */
@QuarkusTest
class QueueTest {
  private static final String LIST = "/approvals";

  /** So many volunteers, each with ten approved entries of the autumn and one that waits. */
  private static final String COUNTY =
      """
      WITH people AS (
        INSERT INTO person (id, subject) SELECT gen_random_uuid(), '%3$s-' || n FROM generate_series(1, %1$d) n
        RETURNING id),
      volunteers AS (INSERT INTO volunteer (id, status) SELECT id, 'ACTIVE' FROM people RETURNING id)
      INSERT INTO person_details (person_id, display_name) SELECT id, 'Robin Field' FROM people;
      INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status, entered_by, entered_at,
                               approved_by, approved_at)
      SELECT gen_random_uuid(), 2, v.id, 'WOOD', start_at, start_at + interval '2 hours', 'APPROVED', v.id, start_at + interval '1 day',
             (SELECT id FROM person WHERE subject = '%2$s'), start_at + interval '2 days'
        FROM volunteer v JOIN person p USING (id), generate_series(0, 9) week,
             LATERAL (SELECT timestamptz '2026-09-10 14:00Z' + week * interval '1 week' AS start_at) at
       WHERE p.subject LIKE '%3$s-%%';
      INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status, entered_by, entered_at)
      SELECT gen_random_uuid(), 1, v.id, 'WOOD', '2026-11-22 14:00Z', '2026-11-22 16:00Z', 'SUBMITTED', v.id, '2026-11-23 09:00Z'
        FROM volunteer v JOIN person p USING (id) WHERE p.subject LIKE '%3$s-%%';
      ANALYZE hours_entry; ANALYZE volunteer; ANALYZE person; ANALYZE person_details;
      """;

  @Inject DecideHours decideHours;
  @Inject BrowseHours browseHours;
  @Inject TestClock clock;

  private final Actor coordinator = Actors.aCoordinator("Sam Okafor").at("HEAD");
  private final Browser browser = Browser.of(coordinator);

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry; DELETE FROM place_coordinator");
  }

  @AfterEach
  void putTheClockBack() {
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM reported_period");
  }

  @Test
  void fortyUsualAreApprovedByOnePressWhichLeavesTheThreeOddOnesAndCanBeTakenBack() {
    var usual = new ArrayList<String>();
    for (var i = 0; i < 40; i++) {
      usual.add(hours().logged());
    }
    hours().from("9:00").to("17:30").logged();
    hours().with("workedOn", "2026-08-03").with("reason", "Found the sheet").logged();
    var twin = Actors.aVolunteer("Alex Marsh");
    hours().by(twin).from("9:00").to("11:00").approved();
    hours().by(twin).logged();

    var list = browser.open(LIST);
    assertTrue(list.text("main").contains("Approve 40 usual entries, 80 hours"), list.text("main"));
    var rows = Jsoup.parse(list.source()).select("tbody tr");
    for (var i = 0; i < 5; i++) {
      assertEquals(i < 3, rows.get(i).selectFirst("td b") != null, rows.get(i).text());
    }
    var done = browser.follow(press(list, "approve-usual"));

    assertTrue(done.text("main").contains("Approved: 40 entries, 80 hours"), done.text("main"));
    assertTrue(done.text("main").contains("3 entries wait"), done.text("main"));
    for (var why : List.of("Long", "113 days late", "As long as another of the same day")) {
      assertTrue(done.text("tbody").contains(why), why);
    }
    assertEquals(2, Published.awaitOf(VolunteerEvents.TOPIC, usual.get(0), 2).size());

    var undone = browser.follow(press(done, "take-back"));
    assertTrue(undone.text("main").contains("43 entries wait"), undone.text("main"));
    assertEquals(3, Published.awaitOf(VolunteerEvents.TOPIC, usual.get(0), 3).size());
    assertEquals(
        "SUBMITTED APPROVED SUBMITTED",
        Database.text(
            "SELECT string_agg(status, ' ' ORDER BY version) FROM hours_version WHERE entry_id = '%s'"
                .formatted(usual.get(0))));
  }

  @Test
  void whatCameAfterThePageWasOpenedIsNotApprovedUnseen() {
    hours().logged();
    var list = browser.open(LIST);
    clock.set(TestClock.NOON.plusSeconds(60));
    var later = hours().logged();

    press(list, "approve-usual");

    assertEquals("SUBMITTED", status(later));
    assertEquals(1, Database.number("SELECT count(*) FROM hours_entry WHERE status = 'APPROVED'"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void pressedByManyAtOnceEachUsualEntryIsApprovedOnce(int presses) throws Exception {
    var ids = List.of(hours().logged(), hours().logged(), hours().logged());
    var all = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < presses; i++) {
      var who = signedIn(Actors.aCoordinator("Sam Okafor"));
      all.add(
          () -> {
            try {
              return decideHours
                  .approveUsual(TestClock.NOON, null, who, Places.of("HEAD"))
                  .approved()
                  .size();
            } catch (Conflict late) {
              return 0;
            }
          });
    }

    assertEquals(3, Race.atOnce(all).stream().mapToInt(Integer::intValue).sum());
    for (var id : ids) {
      assertEquals(
          2, Database.number("SELECT version FROM hours_entry WHERE id = '%s'".formatted(id)));
    }
  }

  @Test
  void anApprovalIsTakenBackOnItsDayOnlyAndByWhoMadeIt() {
    var id = hours().logged();
    approve(id);
    var who = signedIn(coordinator);
    var other = signedIn(Actors.aCoordinator("Lee Ward"));
    assertThrows(
        Conflict.class, () -> decideHours.takeBack(TestClock.NOON, other, Places.everywhere()));
    clock.set(TestClock.NOON.plus(Duration.ofDays(1)));
    assertThrows(
        Conflict.class, () -> decideHours.takeBack(TestClock.NOON, who, Places.everywhere()));

    clock.set(TestClock.NOON);
    assertEquals(1, decideHours.takeBack(TestClock.NOON, who, Places.of("HEAD")));
    assertEquals("SUBMITTED", status(id));
  }

  @Test
  void whatIsFarFromWhatSomebodyUsuallyGivesIsUnusual() {
    var volunteer = Actors.aVolunteer("Alex Marsh");
    for (var day : List.of("2026-11-10", "2026-11-11", "2026-11-12")) {
      approve(hours().by(volunteer).on(day).logged());
    }
    hours().by(volunteer).from("9:00").to("14:00").logged();
    hours().by(volunteer).on("2026-11-18").from("9:00").to("12:00").logged();

    assertEquals("Usually about 2 hours", why());
  }

  @Test
  void whoWasExpectedElsewhereOrNotAtAllIsUnusual() {
    var volunteer = AcceptedVolunteers.accept(Actors.aVolunteer("Alex Marsh"));
    var other = AcceptedVolunteers.accept(Actors.aVolunteer("Kim Ashdown"));
    slot("COWL", "14:00", "17:00", volunteer);
    slot("HEAD", "09:00", "10:00", other);
    hours().by(volunteer).logged();
    hours().by(other).from("14:00").to("15:00").logged();
    hours().by(other).from("09:00").to("11:00").logged();

    assertEquals("Expected at Cowley then|Outside their slots", why());
  }

  @Test
  void aLibrarysOnlyCoordinatorIsToldWhoInTheCountyApprovesTheirs() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe").at("HEAD");
    decideHours.approve(UUID.fromString(hours().logged()), 1L, signedIn(both), Places.of("HEAD"));
    hours().by(both).logged();
    var county = Actors.aCoordinator("Lee Ward");
    var elsewhere = hours().at("COWL").logged();
    HoursFixture.approval(elsewhere, county).statusCode(200);

    var own = Browser.of(both).open(LIST).text("tbody");
    assertTrue(own.contains("Who can approve them: the county: Lee Ward"), own);
    var seen = Browser.of(county).open(LIST).text("tbody");
    assertTrue(seen.contains("The library's only coordinator"), seen);

    approve(hours().logged());
    own = Browser.of(both).open(LIST).text("tbody");
    assertTrue(own.contains("Who can approve them: Sam Okafor"), own);
  }

  @Test
  void whatWasPutRightAndWhatAdjustsAReportIsNeverUsual() {
    Database.execute(
        "INSERT INTO reported_period (until, set_by, set_at) SELECT '2026-11-16', id, now() FROM person LIMIT 1");
    hours().on("2026-11-16").with("reason", "Forgotten").logged();

    assertEquals("Adjusts a time that is reported", why());
    assertFalse(browser.open(LIST).has("#approve-usual"));
  }

  /** How soon is measured by the bench. */
  @Test
  void aHundredOfManyAreApprovedAtOnceAndTheOthersWait() {
    approve(hours().at("HEAD").logged());
    Database.execute(COUNTY.formatted(200, coordinator.subject(), "queue"));
    var places = Places.of("WOOD");
    var lee = signedIn(Actors.aCoordinator("Lee Ward"));
    assertEquals(200, waiting(lee, places));

    decideHours.approve(new Picked<>(hundred(places)), lee, places);

    assertEquals(100, waiting(lee, places));
  }

  private long waiting(SignedIn person, Places places) {
    var first = PageRequest.first(25);
    return browseHours.queue(person.subject(), places, null, first).waiting().total();
  }

  private Map<UUID, Long> hundred(Places places) {
    var all = new LinkedHashMap<UUID, Long>();
    browseHours.queue("nobody", places, null, PageRequest.first(100)).waiting().items().stream()
        .forEach(row -> all.put(row.hours().id(), row.hours().version()));
    return all;
  }

  private Page press(Page page, String button) {
    var fields = new HashMap<String, String>();
    Jsoup.parse(page.source())
        .select("#%s input[type=hidden]".formatted(button))
        .forEach(hidden -> fields.put(hidden.attr("name"), hidden.val()));
    return browser.send(
        page, LIST + (button.equals("take-back") ? "?press=undo" : "?press=usual"), fields);
  }

  private String why() {
    return browseHours
        .queue(coordinator.subject(), Places.of("HEAD"), null, PageRequest.first(50))
        .waiting()
        .items()
        .stream()
        .filter(row -> !row.waits().why().isEmpty())
        .map(row -> String.join(", ", row.waits().why()))
        .sorted()
        .collect(Collectors.joining("|"));
  }

  private void approve(String id) {
    decideHours.approve(UUID.fromString(id), null, signedIn(coordinator), Places.of("HEAD"));
  }

  private static SignedIn signedIn(Actor person) {
    return new SignedIn(person.subject(), person.name());
  }

  private static String status(String id) {
    return Database.text("SELECT status FROM hours_entry WHERE id = '%s'".formatted(id));
  }

  /** On Tuesdays, as 17 November is. */
  private static void slot(String place, String from, String to, Actor volunteer) {
    Database.execute(
        """
        WITH slot AS (
          INSERT INTO slot (id, place_code, role_code, weekday, starts, ends, wanted, first_day, made_by, made_at)
          SELECT gen_random_uuid(), '%s', (SELECT min(code) FROM role), 2, '%s', '%s', 1, '2026-01-06', id, now()
            FROM person WHERE subject = '%s' RETURNING id, made_by)
        INSERT INTO slot_volunteer (slot_id, volunteer_id, first_day) SELECT id, made_by, '2026-01-06' FROM slot
        """
            .formatted(place, from, to, volunteer.subject()));
  }
}
