package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.Bodies;

/** The page of the events set aside, as an administrator without JavaScript uses it. */
@QuarkusTest
class DeadEventPagesTest {

  private static final String PAGE = "/dead-events";

  private static final String FIND =
      "SELECT coalesce(max(dead_event_id), 0) FROM dead_event WHERE record_key = '%s'";

  private static final String MEND =
      "UPDATE dead_event SET body = convert_to('%s', 'UTF8') WHERE dead_event_id = %d";

  private final TestTopics topics = new TestTopics();
  private final Browser administrator =
      Browser.of(Actor.named("Ada Admin (test)", "administrator"));

  /** Other tests leave some, too. */
  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM dead_event");
  }

  @AfterEach
  void closeTopics() {
    topics.close();
  }

  @Test
  void anEventIsTriedAgainUntilItsCauseIsMended() {
    var id = TestTopics.newId();
    topics.publish(Bodies.HOURS, id, Bodies.hours(2, "SUNG", "2023-11-24", "40"));
    var dead = awaitDead(id);
    var action = PAGE + "/" + dead + "/retry";

    var again = administrator.press(administrator.open(PAGE), action, "Try again", Map.of());
    assertTrue(again.text("[aria-labelledby=outcome-title]").startsWith("Not yet"));

    Database.execute(MEND.formatted(Bodies.hours(2, "APPROVED", "2023-11-24", "40"), dead));
    var done = administrator.press(again, action, "Try again", Map.of());
    assertEquals("Success The event was applied.", done.text("[role=alert]"));
    assertFalse(done.has("button[formaction=" + action + "]"), "it is off the list");
  }

  /** Once only the oldest hundred could be reached. */
  @Test
  void everyEventIsReachedByNextAndPrevious() {
    Database.execute(
        """
        INSERT INTO dead_event (topic, partition, log_offset, record_key, headers, body, reason, detail, received_at)
        SELECT 'paged', 0, n, 'paged ' || n, '{}', '', 'MALFORMED', 'number ' || n, now() FROM generate_series(1, 40) AS n
        """);

    var first = administrator.open(PAGE);
    var second = administrator.open(link(first, "after"));
    var third = administrator.open(link(second, "after"));

    assertTrue(first.text("h2").contains("number 15"), "the fifteenth on the first page");
    assertFalse(first.text("h2").contains("number 16") || first.has("a[rel=prev]"));
    assertTrue(second.text("h2").contains("number 16") && second.text("h2").contains("number 30"));
    assertTrue(third.text("h2").contains("number 40") && !third.has("a[rel=next]"));
    var back = administrator.open(link(third, "before"));
    assertTrue(back.text("h2").contains("number 16") && back.text("h2").contains("number 30"));
    assertTrue(administrator.open(PAGE + "?after=garbled").text("h2").contains("number 1 "));
  }

  @Test
  void anEventIsShownAsItCame() {
    setAside(1, "MALFORMED", "one cause");
    Database.execute(
        "UPDATE dead_event SET body = 'not <an> event', headers = '{\"ce_id\": \"7\"}', technical = 'like ^[A-Z]{4}$'");
    var link =
        administrator.open(PAGE).links().stream()
            .filter(l -> l.matches(PAGE + "/\\d+"))
            .findFirst()
            .orElseThrow();

    var text = administrator.open(link).text("main");

    assertTrue(text.contains("one cause") && text.contains("ce_id: 7"), text);
    assertTrue(text.contains("not <an> event"), text);
    assertTrue(text.contains("What to do The service that sent it has to be put right"), text);
    assertTrue(text.contains("Technical reason like ^[A-Z]{4}$"), text);
    assertFalse(administrator.open(PAGE).text("main").contains("^[A-Z]"), "one step further");
    assertEquals(404, administrator.open(PAGE + "/999999999").status());
  }

  /** With its stylesheet and script, which are up to 16 kB, a page stays below 60. */
  @Test
  void fullPagesAreBelow44Kilobytes() {
    for (int i = 0; i < 21; i++) {
      setAside(1, "CONTRADICTS", "a cause that is told in many words ".repeat(7) + i);
    }
    assertIsBelow44Kilobytes(PAGE);
    for (int i = 0; i < 21; i++) {
      var action =
          administrator.open(PAGE).links().stream()
              .filter(link -> link.endsWith("/dismiss"))
              .findFirst()
              .orElseThrow();
      administrator.send(
          administrator.open(action), action, Map.of("reason", "A reason. ".repeat(30).strip()));
    }
    assertIsBelow44Kilobytes(PAGE + "/dismissed");
  }

  private void assertIsBelow44Kilobytes(String path) {
    var bytes = administrator.open(path).source().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 44_000, () -> path + " has " + bytes + " bytes");
  }

  @Test
  void allOfACauseAreTriedAgainAtOnce() {
    setAside(3, "MALFORMED", "one cause");
    setAside(1, "MALFORMED", "another");
    var all = administrator.open(PAGE);
    assertTrue(all.text("table").contains("Malformed: one cause 3"), all.text("table"));
    var ofCause = administrator.open(PAGE + "?cause=" + cause("one cause"));
    assertFalse(ofCause.source().contains("another"));

    var action = PAGE + "/causes/" + cause("one cause") + "/retry";
    var path = administrator.press(ofCause, action, "Try all 3 again", Map.of()).redirect();
    await().until(() -> administrator.open(path).text("h1").equals("Tried again"));

    assertTrue(administrator.open(path).text("dl").endsWith("Still set aside 3"));
    assertTrue(
        administrator
            .open(PAGE)
            .text("table")
            .contains("events come in the binary mode of CloudEvents 3"));
  }

  @Test
  void aCauseIsDismissedWithAReasonThatIsKeptAndUndone() {
    setAside(3, "MALFORMED", "one cause");
    setAside(1, "MALFORMED", "another");
    var form = administrator.open(PAGE + "/causes/" + cause("one cause") + "/dismiss");
    setAside(1, "MALFORMED", "one cause");
    var action = form.action();

    var without = administrator.press(form, action, "Dismiss", Map.of("reason", " "));
    assertEquals(400, without.status());
    assertTrue(without.text(".govuk-error-summary").contains("Enter why it is dismissed"));
    administrator.press(form, action, "Dismiss", Map.of("reason", "A test of <the> service"));

    var dismissed = administrator.open(PAGE + "/dismissed");
    assertTrue(
        dismissed.text("dl").startsWith("Why A test of <the> service Dismissed"),
        dismissed.text("dl"));
    assertTrue(dismissed.text("dl").endsWith("by Ada Admin (test) Events 3"), dismissed.text("dl"));
    assertTrue(administrator.open(PAGE).text("table").contains("one cause 1"), "it came later");
    var undo = Jsoup.parse(dismissed.source()).select("button[formaction]").attr("formaction");
    administrator.press(dismissed, undo, "Put back", Map.of());
    assertTrue(administrator.open(PAGE).text("table").contains("one cause 4"));
    assertTrue(administrator.open(PAGE + "/dismissed").text("dl").contains("3 put back"));
  }

  @Test
  void oneIsDismissedAndItIsOffTheList() {
    setAside(2, "CONTRADICTS", "one cause");
    var first =
        administrator.open(PAGE).links().stream()
            .filter(l -> l.endsWith("/dismiss"))
            .findFirst()
            .orElseThrow();
    var form = administrator.open(first);

    administrator.press(form, first, "Dismiss", Map.of("reason", "Looked into"));

    assertTrue(administrator.open(PAGE).text("table").contains("one cause 1"));
    assertEquals(404, administrator.open(first).status());
    assertEquals(
        409, administrator.press(form, first, "Dismiss", Map.of("reason", "Again")).status());
  }

  /** The page shows twenty of them. */
  @Test
  void programsGetUpToAHundredCauses() {
    for (int i = 0; i < 101; i++) {
      setAside(1, "MALFORMED", "cause " + i);
    }

    given()
        .auth()
        .oauth2(Actor.named("Ada Admin (test)", "administrator").token())
        .get("/api/dead-events/causes")
        .then()
        .statusCode(200)
        .body("size()", equalTo(100));
  }

  private static void setAside(int events, String reason, String detail) {
    Database.execute(
        """
        INSERT INTO dead_event (topic, partition, log_offset, record_key, headers, body, reason, detail, received_at)
        SELECT '%2$s', 0, n + coalesce((SELECT max(dead_event_id) FROM dead_event), 0), 'key', '{}', '', '%3$s', '%2$s', now()
          FROM generate_series(1, %1$d) AS n
        """
            .formatted(events, detail, reason));
  }

  private static String cause(String detail) {
    return Database.text("SELECT min(cause) FROM dead_event WHERE detail = '%s'".formatted(detail));
  }

  private static String link(Page page, String direction) {
    return page.links().stream()
        .filter(link -> link.contains("?" + direction + "="))
        .findFirst()
        .orElseThrow();
  }

  private static long awaitDead(String id) {
    return await().until(() -> Database.number(FIND.formatted(id)), found -> found > 0);
  }
}
