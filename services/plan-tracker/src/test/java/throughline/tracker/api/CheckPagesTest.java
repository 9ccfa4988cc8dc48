package throughline.tracker.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.rebuild.RebuildFigures;

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
    await().until(() -> lead.open("/checks").links().contains(path + "/exclude"));
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
    var waits = lead.follow(decide(lead, path + "/exclude", "Two weeks in one entry"));

    assertTrue(waits.text("tbody").contains("Counted, waits for approval Two weeks in one entry"));
    assertTrue(waits.text("[role=alert]").contains("counts until somebody else approves"));
    assertTrue(lead.open(FIGURE).text("h1").contains("23 h 20 min"), "of one person's word");
    assertFalse(lead.open(path + "/exclude").source().contains("Approve: exclude the record"));
    var own = lead.post(path + "/exclude", hidden(lead.open(path + "/count")));
    assertEquals(409, own.status());
    assertTrue(own.problems().get(0).contains("Somebody else has to approve it"));
    assertTrue(administrator.open("/checks").links().contains(path + "/exclude"));
    var list = administrator.follow(approve(administrator, path));

    assertTrue(list.text("tbody").contains("Excluded Two weeks in one entry"));
    assertTrue(list.text("tbody").contains("by Lee Strategy (test), approved by Ada Admin (test)"));
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

  /** Of two who decide at once about what waits, one does. */
  @Test
  void whatWaitsIsApprovedOrTakenBackOnce() throws Exception {
    var id = TestTopics.newId();
    var path = "/checks/volunteer-hours/" + id;
    topics.publish(
        Bodies.HOURS, id, Bodies.hours(1, "APPROVED", "2019-04-08", "700", "2019-04-09", "700"));
    await().until(() -> lead.open("/checks").links().contains(path + "/exclude"));
    for (int round = 0; round < 3; round++) {
      lead.follow(decide(lead, path + "/exclude", "Typed twice"));
      var approval = other.open(path + "/exclude");
      var takenBack = lead.open(path + "/count");
      var together = new CyclicBarrier(2);
      var race = Executors.newFixedThreadPool(2);
      try {
        var approved =
            race.submit(
                () -> {
                  together.await();
                  return other.send(approval, path + "/exclude", Map.of()).status();
                });
        var counted =
            race.submit(
                () -> {
                  together.await();
                  return lead.send(takenBack, path + "/count", Map.of("reason", "No")).status();
                });
        assertEquals(Set.of(303, 409), Set.of(approved.get(), counted.get()));
        var shown =
            lead.open("/measures/volunteer-hours/contributions?from=2019-04-08&to=2019-04-09")
                .text("h1");
        assertEquals(approved.get() == 303, shown.endsWith(" 0 h"), shown);
        if (approved.get() == 303) {
          lead.follow(decide(lead, path + "/count", "It was right"));
        }
      } finally {
        race.shutdown();
      }
    }
    assertTrue(rebuild.rebuild().identical());
  }

  /** Who approves has looked at what the record says now. */
  @Test
  void whatItsSourceChangedWhileItWaitedIsProposedAnew() {
    var id = TestTopics.newId();
    var path = "/checks/volunteer-hours/" + id;
    topics.publish(
        Bodies.HOURS, id, Bodies.hours(1, "APPROVED", "2019-04-11", "700", "2019-04-12", "700"));
    await().until(() -> lead.open("/checks").links().contains(path + "/exclude"));
    lead.follow(decide(lead, path + "/exclude", "Typed twice"));
    var approval = other.open(path + "/exclude");
    topics.publish(
        Bodies.HOURS, id, Bodies.hours(2, "APPROVED", "2019-04-11", "710", "2019-04-12", "710"));
    await()
        .until(
            () -> lead.open("/checks").text("tbody").contains("Its source has changed it since"));

    assertEquals(409, other.send(approval, path + "/exclude", Map.of()).status());
    var anew = other.follow(decide(other, path + "/exclude", "Still twice"));
    assertTrue(anew.text("tbody").contains("Counted, waits for approval Still twice"));
    assertTrue(lead.follow(approve(lead, path)).text("tbody").contains("Excluded Still twice"));
    lead.follow(decide(lead, path + "/count", "It was right after all"));
  }

  /** Nobody has looked at what its source said meanwhile. */
  @Test
  void aRecordThatItsSourceChangedMeanwhileIsNotDecidedUpon() {
    var id = TestTopics.newId();
    var path = "/checks/volunteer-hours/" + id;
    topics.publish(
        Bodies.HOURS, id, Bodies.hours(1, "APPROVED", "2019-03-05", "700", "2019-03-06", "700"));
    await().until(() -> lead.open("/checks").links().contains(path + "/count"));
    var form = lead.open(path + "/count");
    var exclude = lead.open(path + "/exclude");
    topics.publish(
        Bodies.HOURS, id, Bodies.hours(2, "APPROVED", "2019-03-05", "720", "2019-03-06", "720"));
    await()
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
    await().until(() -> lead.open("/checks").links().contains(path + "/exclude"));
    assertTrue(lead.open("/checks").text("tbody").contains("Dated after today"));

    lead.follow(decide(lead, path + "/exclude", "Of another century"));
    var list = other.follow(approve(other, path));

    assertTrue(list.text("tbody").contains("Excluded Of another century"));
    lead.follow(decide(lead, path + "/count", "It was right after all"));
  }

  private static Map<String, String> hidden(Page page) {
    return Jsoup.parse(page.source()).select("main input[type=hidden]").stream()
        .collect(Collectors.toMap(field -> field.attr("name"), field -> field.attr("value")));
  }

  private static Page approve(Browser person, String path) {
    return person.send(person.open(path + "/exclude"), path + "/exclude", Map.of());
  }

  private static Page decide(Browser lead, String address, String reason) {
    return lead.send(lead.open(address), address, Map.of("reason", reason));
  }
}
