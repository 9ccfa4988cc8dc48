package throughline.tracker.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.Bodies;
import throughline.tracker.rebuild.RebuildFigures;

/** A lead looks at a record that adds more than is usual, and decides. */
@QuarkusTest
class CheckPagesTest {

  private static final String FIGURE =
      "/measures/volunteer-hours/contributions?from=2019-03-01&to=2019-03-31";

  private final TestTopics topics = new TestTopics();
  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject RebuildFigures rebuild;

  @AfterEach
  void forgetWhatWasDecided() {
    topics.close();
    Database.execute("UPDATE fact SET excluded = false WHERE excluded");
    Entered.forget("exclusion", rebuild);
  }

  @Test
  void aRecordIsExcludedWithAReasonAndPutBack() {
    var id = TestTopics.newId();
    var path = "/checks/volunteer-hours/" + id;
    topics.publish(
        Bodies.HOURS, id, Bodies.hours(1, "APPROVED", "2019-03-01", "700", "2019-03-02", "700"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lead.open("/checks").links().contains(path + "/exclude"));
    assertEquals(
        "Exclude 23 h 20 min: Hours entry, 2 March 2019, Headington",
        lead.open("/checks").text("a[href='%s/exclude']".formatted(path)));
    assertTrue(lead.open("/").links().contains("/checks"));
    assertTrue(lead.open("/measures/volunteer-hours").text("main").contains("Please look"));
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));
    assertTrue(administrator.open("/dead-events").links().contains("/checks"));
    assertFalse(administrator.open("/checks").links().contains(path + "/exclude"));
    var theirs = other.open(path + "/exclude");

    var without = decide(lead, path + "/exclude", "");
    assertEquals(400, without.status());
    assertTrue(without.problems().get(0).contains("Say why"));
    var list = lead.follow(decide(lead, path + "/exclude", "Two weeks in one entry"));

    assertTrue(list.text("tbody").contains("Excluded Two weeks in one entry"));
    assertTrue(lead.open(FIGURE).text("h1").endsWith("0 h"), lead.open(FIGURE).text("h1"));
    assertTrue(
        lead.open(FIGURE)
            .text("table")
            .contains("excluded by a strategy lead: Two weeks in one entry"));
    var late = other.send(theirs, path + "/exclude", Map.of("reason", "Mine"));
    assertEquals(409, late.status());
    assertEquals("Mine", late.text("textarea"));

    lead.follow(decide(lead, path + "/count", "It was right after all"));
    assertTrue(lead.open(FIGURE).text("h1").contains("23 h 20 min"));
    assertTrue(rebuild.rebuild().identical());
  }

  /** Nobody has looked at what its source said meanwhile. */
  @Test
  void aRecordThatItsSourceChangedMeanwhileIsNotDecidedUpon() {
    var id = TestTopics.newId();
    var path = "/checks/volunteer-hours/" + id;
    topics.publish(
        Bodies.HOURS, id, Bodies.hours(1, "APPROVED", "2019-03-05", "700", "2019-03-06", "700"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lead.open("/checks").links().contains(path + "/count"));
    var form = lead.open(path + "/count");
    var exclude = lead.open(path + "/exclude");
    topics.publish(
        Bodies.HOURS, id, Bodies.hours(2, "APPROVED", "2019-03-05", "720", "2019-03-06", "720"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Database.number(
                        "SELECT latest_version FROM fact WHERE aggregate_id = '%s'".formatted(id))
                    == 2);

    assertEquals(409, lead.send(form, path + "/count", Map.of("reason", "")).status());
    var refused = lead.send(form, path + "/count", Map.of("reason", "Two long days"));

    assertEquals(409, refused.status());
    assertTrue(
        refused.problems().get(0).contains("Its source has changed this record since you opened"),
        refused.problems().toString());
    assertEquals("Two long days", refused.text("textarea"));
    assertTrue(refused.text("main").contains("24 h"), refused.text("main"));
    assertEquals(
        409, lead.send(exclude, path + "/exclude", Map.of("reason", "Typed twice")).status());
    var again = lead.send(refused, path + "/count", Map.of("reason", "Two whole days"));
    assertTrue(lead.follow(again).text("tbody").contains("Looked at Two whole days"));
  }

  /** Its key has two parts. */
  @Test
  void aCountOfADayIsExcludedToo() {
    var path = "/checks/library-issues/HEAD/2019-03-04";
    topics.publish(
        MembershipEvents.LOANS_COUNTED.type(),
        "HEAD/2019-03-04",
        """
        {"version":1,"library":"HEAD","district":"E07000178","day":"2098-03-04","issues":7,"issuesWithoutRenewals":7,
         "childrensIssues":0,"under5Issues":0,"under5IssuesWithoutRenewals":0,"under5ChildrensIssues":0}""");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lead.open("/checks").links().contains(path + "/exclude"));
    assertTrue(lead.open("/checks").text("tbody").contains("Dated after today"));

    var list = lead.follow(decide(lead, path + "/exclude", "Of another century"));

    assertTrue(list.text("tbody").contains("Excluded Of another century"));
    lead.follow(decide(lead, path + "/count", "It was right after all"));
  }

  private static Page decide(Browser lead, String address, String reason) {
    return lead.send(lead.open(address), address, Map.of("reason", reason));
  }
}
