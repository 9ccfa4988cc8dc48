package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.testing.Race.atOnce;
import static throughline.volunteers.hours.HoursFixture.hours;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.Guest;

/**
 * What was approved is put right, voided or disputed by new versions, and nothing is overwritten.
 */
@QuarkusTest
class LedgerTest {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  @Inject SettleHours settleHours;
  @Inject DisputeHours disputeHours;
  @Inject DecideHours decideHours;

  private final Actor volunteer = Actors.aVolunteer("Robin Field");
  private final SignedIn robin = new SignedIn(volunteer.subject(), volunteer.name());
  private final SignedIn sam = new SignedIn(UUID.randomUUID().toString(), "Sam Okafor");
  private final SignedIn lee = new SignedIn(UUID.randomUUID().toString(), "Lee Ward");

  @AfterEach
  void nothingIsReported() {
    Database.execute("DELETE FROM reported_period");
  }

  @Test
  void theReleaseBeforeReadsAndWritesWhyHoursWereReturned() {
    var id = hours().by(volunteer).logged();

    Database.execute(
        "UPDATE hours_entry SET version = 2, status = 'REJECTED', return_reason = 'Not that day' WHERE id = '%s'"
            .formatted(id));
    assertEquals("Not that day", reason("change_reason", id));

    Database.execute(
        "UPDATE hours_entry SET version = 3, change_reason = 'Nor that one' WHERE id = '%s'"
            .formatted(id));
    assertEquals("Nor that one", reason("return_reason", id));
  }

  private static String reason(String column, String id) {
    return Database.text("SELECT %s FROM hours_entry WHERE id = '%s'".formatted(column, id));
  }

  @Test
  void threeHoursFortyFiveCorrectedTwiceAreThoseOfTheFinalStateInAnyOrderOfArrival()
      throws Exception {
    var id = approved("9:15", "13:00");
    correct(id, "9:15", "12:00", sam);
    approve(id, lee);
    correct(id, "9:00", "12:45", lee);
    approve(id, sam);

    var events = events(id, 6);
    for (var seed = 0; seed < 20; seed++) {
      var last = folded(events, new Random(seed));
      assertEquals(Status.APPROVED, last.status());
      assertEquals(225, last.days().stream().mapToInt(DayWorked::minutes).sum());
      assertEquals(6, last.version());
    }
    assertEquals(
        "225 225 165 165 225 225",
        Database.text(
            """
            SELECT string_agg((extract(epoch FROM ended_at - started_at) / 60)::int::text, ' ' ORDER BY version)
              FROM hours_version WHERE entry_id = '%s'
            """
                .formatted(id)));
  }

  @Test
  void whatIsDisputedDoesNotCountUntilItIsUpheld() throws Exception {
    var id = approved("14:00", "16:00");
    disputeHours.dispute(UUID.fromString(id), version(id), "It was three hours", robin);
    assertEquals("DISPUTED", status(id));
    assertEquals(Status.DISPUTED, events(id, 3).get(2).status());

    settle(id, "APPROVED", sam);

    assertEquals("APPROVED", status(id));
    assertEquals(Status.APPROVED, events(id, 4).get(3).status());
    assertEquals(
        "SUBMITTED APPROVED DISPUTED APPROVED",
        Database.text(
            "SELECT string_agg(status, ' ' ORDER BY version) FROM hours_version WHERE entry_id = '%s'"
                .formatted(id)));
  }

  @Test
  void whatIsFoundNotToCountIsVoidedForGood() {
    var id = approved("14:00", "16:00");
    settle(id, "VOIDED", sam);

    assertEquals("VOIDED", status(id));
    assertThrows(Conflict.class, () -> settle(id, "VOIDED", sam));
    hours().by(volunteer).logged();
  }

  @Test
  void whoCorrectedDoesNotApproveItNorDoesTheVolunteer() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe");
    var kit = new SignedIn(both.subject(), both.name());
    var id = hours().by(both).approved();
    var own = assertThrows(Conflict.class, () -> correct(id, "14:00", "15:00", kit));
    assertEquals("own-hours", own.code());
    assertThrows(Conflict.class, () -> settle(id, "VOIDED", kit));

    correct(id, "14:00", "15:00", sam);

    for (var nobody : List.of(sam, kit)) {
      assertEquals("own-hours", assertThrows(Conflict.class, () -> approve(id, nobody)).code());
    }
    approve(id, lee);
    assertEquals("APPROVED", status(id));
  }

  @Test
  void aCorrectionMayNotOverlapNorFillTheDay() {
    var id = approved("14:00", "16:00");
    hours().by(volunteer).from("16:00").to("17:00").logged();

    var refused = assertThrows(Conflict.class, () -> correct(id, "14:00", "16:30", sam));

    assertEquals("hours-overlap", refused.code());
    assertEquals("APPROVED", status(id));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void ofManyWhoSettleAtOnceOneDoes(int many) throws Exception {
    var id = approved("14:00", "16:00");
    disputeHours.dispute(UUID.fromString(id), version(id), "It was three hours", robin);
    var version = version(id);
    var all = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < many; i++) {
      var n = i;
      all.add(
          () -> {
            try {
              if (n % 2 == 0) {
                settleHours.answer(
                    UUID.fromString(id),
                    version,
                    "APPROVED",
                    "It is right",
                    sam,
                    Places.everywhere());
              } else {
                settleHours.correct(
                    UUID.fromString(id),
                    version,
                    typed("14:00", "17:00"),
                    lee,
                    Places.everywhere());
              }
              return true;
            } catch (Conflict late) {
              return false;
            }
          });
    }

    assertEquals(1, atOnce(all).stream().filter(done -> done).count());
    assertEquals(version + 1, version(id));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyHistoryReplayedInAnyOrderEndsInTheStateOfTheEntry(long seed) throws Exception {
    var random = new Random(seed);
    var id = approved("09:00", "12:45");
    for (var i = 0; i < 8; i++) {
      step(id, random);
    }

    var last = folded(events(id, (int) version(id)), random);

    assertEquals(status(id), last.status().name());
    assertEquals(
        Database.number(
            "SELECT (extract(epoch FROM ended_at - started_at) / 60)::int FROM hours_entry WHERE id = '%s'"
                .formatted(id)),
        last.days().stream().mapToInt(DayWorked::minutes).sum());
    assertEquals(
        0,
        Database.number(
            """
            SELECT count(*) FROM hours_entry e
             WHERE id = '%s' AND NOT EXISTS (
                   SELECT FROM hours_version v WHERE v.entry_id = e.id AND v.version = e.version
                      AND (v.status, v.started_at, v.ended_at, v.library_code)
                        = (e.status, e.started_at, e.ended_at, e.library_code)
                      AND e.version = (SELECT max(version) FROM hours_version WHERE entry_id = e.id)
                      AND e.version = (SELECT count(*) FROM hours_version WHERE entry_id = e.id))
            """
                .formatted(id)));
  }

  private void step(String id, Random random) {
    switch (status(id)) {
      case "APPROVED" -> {
        if (random.nextBoolean()) {
          disputeHours.dispute(UUID.fromString(id), version(id), "It was longer", robin);
        } else {
          correct(id, "09:00", "1%d:%02d".formatted(random.nextInt(1, 9), random.nextInt(60)), sam);
        }
      }
      case "DISPUTED" -> {
        if (random.nextInt(3) == 0) {
          correct(id, "08:%02d".formatted(random.nextInt(60)), "12:00", sam);
        } else {
          settle(id, random.nextInt(5) == 0 ? "VOIDED" : "APPROVED", lee);
        }
      }
      case "SUBMITTED" -> approve(id, lee);
      default -> {}
    }
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteAVersion() {
    var id = approved("14:00", "16:00");
    for (var statement :
        List.of(
            "UPDATE hours_version SET status = 'VOIDED' WHERE entry_id = '%s'",
            "UPDATE hours_version SET change_reason = 'Other words' WHERE entry_id = '%s'",
            "DELETE FROM hours_version WHERE entry_id = '%s'",
            "UPDATE hours_entry SET ended_at = ended_at + interval '1 hour' WHERE id = '%s'")) {
      var sql = statement.formatted(id);
      assertThrows(IllegalStateException.class, () -> Database.execute(sql), statement);
    }
    assertThrows(IllegalStateException.class, () -> Database.execute("TRUNCATE hours_version"));
    Database.execute(
        "UPDATE hours_version SET change_reason = NULL, reason = NULL WHERE entry_id = '%s'"
            .formatted(id));
  }

  @Test
  void aVolunteerSaysWhatIsWrongAndReadsTheAnswer() {
    var id = hours().by(volunteer).approved();
    var browser = Browser.of(volunteer);
    var dispute = "/hours/dispute/" + id;
    var form = browser.open(dispute);

    assertEquals(400, browser.send(form, dispute, Map.of("reason", " ")).status());
    var sent = browser.follow(browser.send(form, dispute, Map.of("reason", "It was three hours")));

    assertTrue(sent.text("main").contains("a coordinator will look at 2 hours"), sent.text("main"));
    var coordinator = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));
    var list = coordinator.open("/approved?status=DISPUTED").text("main");
    assertTrue(list.contains("It was three hours"), list);
    var settle = "/approved/" + id;
    var page = coordinator.open(settle);
    assertTrue(page.text("main").contains("Robin Field says: It was three hours"));
    assertEquals(
        List.of("#answer Choose what you find", "#reason Enter why"),
        coordinator.send(page, settle, Map.of()).problems());
    var answered =
        coordinator.follow(
            coordinator.send(
                page, settle, Map.of("answer", "APPROVED", "reason", "You left at four")));
    assertTrue(answered.text("table").contains("You left at four"), answered.text("table"));
    assertTrue(browser.open("/hours").text("main").contains("A coordinator: You left at four"));
  }

  @Test
  void aCoordinatorPutsApprovedHoursRightWithAReason() {
    var id = hours().by(volunteer).approved();
    Database.execute(
        "INSERT INTO reported_period (until, set_by, set_at) SELECT '2026-11-20', id, now() FROM person LIMIT 1");
    var coordinator = Browser.of(Actors.aCoordinator("Lee Ward").at("HEAD"));
    var correct = "/approved/correct/" + id;
    var form = coordinator.open(correct);
    assertTrue(form.text("main").contains("will be an adjustment of that time"));

    var without = coordinator.send(form, correct, until5pm(""));
    assertEquals(List.of("#reason Enter why you correct them"), without.problems());
    assertEquals("5pm", without.value("endTime"));
    var page = coordinator.follow(coordinator.send(without, correct, until5pm("Paper sheet")));

    assertTrue(page.text("main").contains("3 hours, 2pm to 5pm"), page.text("main"));
    assertTrue(page.text("table").contains("Adjustment of a time that was reported"));
    assertFalse(page.has("form[action=/approved/" + id + "]"));
    assertEquals("SUBMITTED", status(id));
  }

  @Test
  void whatIsReturnedOrSettledIsSaidByMail() {
    var guest = new Guest();
    var id = hours().by(volunteer).logged();
    Database.execute(
        "UPDATE person_details SET email_address = '%s' WHERE person_id = (SELECT volunteer_id FROM hours_entry WHERE id = '%s')"
            .formatted(guest.address(), id));

    decideHours.giveBack(UUID.fromString(id), 1, "Was it Monday?", sam, Places.everywhere());

    var mail = guest.mail("Please look at your hours again").text();
    assertTrue(mail.contains("Was it Monday?") && mail.contains("/hours/change/" + id), mail);
    var other = hours().by(volunteer).on("2026-11-16").approved();
    settle(other, "VOIDED", lee);
    assertTrue(guest.mail("About your hours").text().contains("these hours do not count"));
  }

  private static Map<String, String> until5pm(String reason) {
    return Map.of(
        "library", "HEAD",
        "workedOn", "17 November 2026",
        "startTime", "2pm",
        "endTime", "5pm",
        "reason", reason);
  }

  private String approved(String from, String to) {
    return hours().by(volunteer).from(from).to(to).approved();
  }

  private static HoursRequest typed(String from, String to) {
    return HoursRequest.of("HEAD", "2026-11-17", from, to).with(null, "The paper says so");
  }

  private void correct(String id, String from, String to, SignedIn who) {
    settleHours.correct(
        UUID.fromString(id), version(id), typed(from, to), who, Places.everywhere());
  }

  private void settle(String id, String answer, SignedIn who) {
    settleHours.answer(
        UUID.fromString(id), version(id), answer, "Looked up", who, Places.everywhere());
  }

  private void approve(String id, SignedIn who) {
    decideHours.approve(UUID.fromString(id), version(id), who, Places.everywhere());
  }

  private static long version(String id) {
    return Database.number("SELECT version FROM hours_entry WHERE id = '%s'".formatted(id));
  }

  private static String status(String id) {
    return Database.text("SELECT status FROM hours_entry WHERE id = '%s'".formatted(id));
  }

  private static List<HoursEntryState> events(String id, int many) throws Exception {
    var states = new ArrayList<HoursEntryState>();
    for (var event : Published.awaitOf(VolunteerEvents.TOPIC, id, many)) {
      states.add(JSON.readValue(event.value(), HoursEntryState.class));
    }
    return states;
  }

  /** What a reader ends with that hears some of it twice, in whatever order. */
  private static HoursEntryState folded(List<HoursEntryState> events, Random random) {
    var heard = new ArrayList<>(events);
    events.stream().filter(event -> random.nextBoolean()).forEach(heard::add);
    Collections.shuffle(heard, random);
    return heard.stream().reduce((a, b) -> b.version() > a.version() ? b : a).orElseThrow();
  }
}
