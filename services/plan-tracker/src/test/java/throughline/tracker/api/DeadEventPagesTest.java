package throughline.tracker.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
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
    assertFalse(done.has("form[action=" + action + "]"), "it is off the list");
  }

  /** Once only the oldest hundred could be reached. */
  @Test
  void everyEventIsReachedByNextAndPrevious() {
    Database.execute(
        """
        INSERT INTO dead_event (topic, partition, log_offset, record_key, headers, body, reason, detail, received_at)
        SELECT 'paged', 0, n, 'paged ' || n, '{}', '', 'MALFORMED', 'number ' || n, now() FROM generate_series(1, 250) AS n
        """);

    var first = administrator.open(PAGE);
    var second = administrator.open(link(first, "after"));
    var third = administrator.open(link(second, "after"));

    assertTrue(first.source().contains("number 100<"), "the hundredth on the first page");
    assertFalse(first.source().contains("number 101<") || first.has("a[rel=prev]"));
    assertTrue(second.source().contains("number 101<") && second.source().contains("number 200<"));
    assertTrue(third.source().contains("number 250<") && !third.has("a[rel=next]"));
    var back = administrator.open(link(third, "before"));
    assertTrue(back.source().contains("number 101<") && back.source().contains("number 200<"));
    assertTrue(administrator.open(PAGE + "?after=garbled").source().contains("number 1<"));
  }

  private static String link(Page page, String direction) {
    return page.links().stream()
        .filter(link -> link.contains("?" + direction + "="))
        .findFirst()
        .orElseThrow();
  }

  private static long awaitDead(String id) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Database.number(FIND.formatted(id)), found -> found > 0);
  }
}
