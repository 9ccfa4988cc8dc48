package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.approval;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.volunteers.testing.Actors;

/** Until they are approved, hours are their volunteer's to put right, withdraw or get back. */
@QuarkusTest
class ChangePagesTest {

  private static final String APPROVED =
      "These hours are approved by now. If they are wrong, say so: a coordinator puts them right";

  private final AuditTrail trail;
  private final Actor volunteer = Actors.aVolunteer("Robin Field");
  private final Browser browser = Browser.of(volunteer);
  private final Browser coordinator = Browser.of(Actors.aCoordinator("Sam Okafor"));
  private String id;
  private String change;
  private String withdrawal;
  private String giveBack;

  ChangePagesTest(AuditTrail trail) {
    this.trail = trail;
  }

  @BeforeEach
  void twoHoursWait() {
    id = hours().by(volunteer).logged();
    change = "/hours/change/" + id;
    withdrawal = "/hours/withdrawal/" + id;
    giveBack = "/approvals/return/" + id;
  }

  @Test
  void hoursAreChangedAndWaitAgain() {
    var form = browser.open(change);
    assertEquals("2pm", form.value("startTime"));

    var sent = browser.send(form, change, to("3pm", "5:30pm"));

    assertContains(browser.follow(sent).text("main"), "Logged: 2 hours 30 minutes at Headington.");
    assertEquals("SUBMITTED", status());
    assertEquals(List.of("CHANGED", "LOGGED"), history());
    assertEquals(2, Published.allOf(VolunteerEvents.TOPIC, id).size());
  }

  @Test
  void ofTwoTabsTheSecondIsToldAndLosesNothing() {
    var one = browser.open(change);
    var other = browser.open(change);
    browser.send(one, change, to("3pm", "5pm"));

    var told = browser.send(other, change, to("9am", "10am"));

    assertEquals(409, told.status());
    assertContains(told.problems().get(0), "They are now: 3pm to 5pm on 17 November 2026");
    assertEquals("9am", told.value("startTime"));
    assertEquals(303, browser.send(told, change, to("9am", "10am")).status());
  }

  @Test
  void aFormThatOutlivedItsSessionSaysWhichVersionItsSenderSaw() {
    var fields = new HashMap<>(to("9am", "10am"));
    var form = browser.open(change);
    for (var hidden : List.of("csrf-token", "idempotencyKey", "version")) {
      fields.put(hidden, form.value(hidden));
    }
    assertEquals(303, browser.after(null).post(change, fields).status());
    var elsewhere = Browser.of(volunteer);
    elsewhere.send(elsewhere.open(change), change, to("3pm", "5pm"));

    var kept = browser.open(change);
    assertEquals("9am", kept.value("startTime"));
    var told = browser.send(kept, change, to("9am", "10am"));

    assertEquals(409, told.status());
    assertContains(told.problems().get(0), "They are now: 3pm to 5pm on 17 November 2026");
    assertEquals(303, browser.send(told, change, to("9am", "10am")).status());
  }

  @Test
  void approvedHoursCanBeNeitherChangedNorWithdrawn() {
    var form = browser.open(change);
    var button = browser.open(withdrawal);
    approval(id, Actors.aCoordinator("Lee Ward")).statusCode(200);

    var told = browser.send(form, change, to("3pm", "5pm"));
    assertEquals(409, told.status());
    assertEquals(List.of("#startTime " + APPROVED), told.problems());
    assertTrue(told.has("#startTime[tabindex=-1]"), "the keyboard can follow the link");
    var toldToo = browser.send(button, withdrawal, Map.of());
    assertEquals(409, toldToo.status());
    assertEquals(List.of("#hours " + APPROVED), toldToo.problems());
    assertContains(
        browser.open(change).text("main"), "Approved hours are changed by a coordinator");
    assertFalse(browser.open(change).has("form[action=" + change + "]"));
    assertFalse(browser.open("/hours").has("main a[href=" + change + "]"));
    assertEquals("APPROVED", status());
  }

  @Test
  void whoeverChangesOrReturnsWhatIsWithdrawnMeanwhileIsToldThat() {
    var form = browser.open(change);
    var reason = coordinator.open(giveBack);
    browser.send(browser.open(withdrawal), withdrawal, Map.of());

    var told = browser.send(form, change, to("3pm", "5pm"));
    var coordinatorTold = coordinator.send(reason, giveBack, Map.of("reason", "Not Monday?"));

    assertEquals(
        List.of("#startTime These hours are withdrawn. Log them again if they count"),
        told.problems());
    assertTrue(told.has("#startTime[tabindex=-1]"), "the keyboard can follow the link");
    assertEquals(
        List.of("#reason These hours no longer wait: they were returned or withdrawn"),
        coordinatorTold.problems());
  }

  @Test
  void whoeverReturnsWhatIsApprovedMeanwhileIsToldThat() {
    var form = coordinator.open(giveBack);
    approval(id, Actors.aCoordinator("Lee Ward")).statusCode(200);

    var told = coordinator.send(form, giveBack, Map.of("reason", "Was it not Monday?"));

    assertEquals(409, told.status());
    assertEquals(List.of("#reason These hours are approved already"), told.problems());
  }

  @Test
  void aWrongTimeIsSaidAndAnOverlapToo() {
    hours().by(volunteer).from("18:00").to("19:00").logged();
    var form = browser.open(change);

    assertEquals(400, browser.send(form, change, to("half three", "5pm")).status());
    var overlap = browser.send(form, change, to("5pm", "6:30pm"));

    assertEquals(409, overlap.status());
    assertContains(overlap.problems().get(0), "6pm to 7pm on 17 November 2026");
  }

  @Test
  void hoursOfSomebodyElseAreNotThere() {
    var stranger = Browser.of(Actors.aVolunteer("Alex Marsh"));

    assertEquals(404, stranger.open(change).status());
    assertEquals(404, stranger.open(withdrawal).status());
    var own = stranger.open("/hours/new");
    var forged = new HashMap<>(to("3pm", "5pm"));
    forged.put("version", "1");
    forged.put("csrf-token", own.value("csrf-token"));
    forged.put("idempotencyKey", own.value("idempotencyKey"));
    assertEquals(404, stranger.post(change, forged).status());
    assertEquals(404, stranger.post(withdrawal, forged).status());
    assertEquals("SUBMITTED", status());
  }

  @Test
  void withdrawnHoursNeverCountAndTheirTimeIsFree() {
    var sent = browser.send(browser.open(withdrawal), withdrawal, Map.of());

    assertContains(browser.follow(sent).text("main"), "Withdrawn: 2 hours at Headington.");
    assertEquals("VOIDED", status());
    assertEquals(List.of("WITHDRAWN", "LOGGED"), history());
    approval(id, Actors.aCoordinator("Lee Ward")).statusCode(409);
    hours().by(volunteer).logged();
  }

  @Test
  void returnedHoursComeFirstAtTheStartSayWhyAndCanBeSentAgain() {
    var form = coordinator.open(giveBack);
    assertEquals(400, coordinator.send(form, giveBack, Map.of("reason", " ")).status());

    var sent = coordinator.send(form, giveBack, Map.of("reason", "Was it not Monday?"));

    assertContains(coordinator.follow(sent).text("main"), "Returned: 2 hours by Robin Field.");
    assertEquals("REJECTED", status());
    assertContains(browser.open("/").text("main"), "Hours to put right");
    assertContains(browser.open("/hours").text("dl"), "Returned: Was it not Monday?");
    approval(id, Actors.aCoordinator("Lee Ward")).statusCode(409);

    var again = browser.open(change);
    assertContains(again.text("main"), "A coordinator returned these hours: Was it not Monday?");
    var put = new HashMap<>(to("2pm", "4pm"));
    put.put("workedOn", "16 November 2026");
    browser.send(again, change, put);

    assertEquals("SUBMITTED", status());
    assertEquals(List.of("CHANGED", "RETURNED", "LOGGED"), history());
    approval(id, Actors.aCoordinator("Lee Ward")).statusCode(200);
  }

  @Test
  void whatChangedMeanwhileIsNotReturned() {
    var form = coordinator.open(giveBack);
    browser.send(browser.open(change), change, to("3pm", "5pm"));

    var told = coordinator.send(form, giveBack, Map.of("reason", "Was it not Monday?"));

    assertEquals(409, told.status());
    assertEquals("SUBMITTED", status());
  }

  @Test
  void aReasonThatIsWrongDoesNotHideThatTheHoursChanged() {
    var form = coordinator.open(giveBack);
    browser.send(browser.open(change), change, to("3pm", "5pm"));

    var told = coordinator.send(form, giveBack, Map.of("reason", " "));

    assertEquals(409, told.status());
    assertContains(told.problems().get(0), "They are now: 3pm to 5pm on 17 November 2026");
    assertEquals(400, coordinator.send(told, giveBack, Map.of("reason", " ")).status());
  }

  @Test
  void anotherReasonFromTheSameFormIsNotDroppedWithoutAWord() {
    var form = coordinator.open(giveBack);
    var first = coordinator.send(form, giveBack, Map.of("reason", "Was it not Monday?"));
    var twice = coordinator.send(form, giveBack, Map.of("reason", "Was it not Monday?"));
    assertEquals(first.redirect(), twice.redirect());

    var other = coordinator.send(form, giveBack, Map.of("reason", "Was it not Headington?"));

    assertEquals(400, other.status());
    assertContains(other.problems().get(0), "#reason You sent this form before with something");
    assertEquals("Was it not Headington?", other.typed("reason"));
    assertContains(browser.open("/hours").text("dl"), "Returned: Was it not Monday?");
  }

  private static Map<String, String> to(String start, String end) {
    return Map.of(
        "library", "HEAD", "workedOn", "17 November 2026", "startTime", start, "endTime", end);
  }

  private String status() {
    return Database.text("SELECT status FROM hours_entry WHERE id = '" + id + "'");
  }

  private List<String> history() {
    return trail
        .history(HoursAction.record(UUID.fromString(id)), new PageRequest(null, 10))
        .stream()
        .map(done -> done.action())
        .toList();
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
