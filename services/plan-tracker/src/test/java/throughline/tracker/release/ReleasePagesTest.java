package throughline.tracker.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

@QuarkusTest
class ReleasePagesTest {

  private final Browser maker = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser second = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  private final Browser third = Browser.of(Actor.named("Ada Min (test)", "administrator"));
  @Inject TestClock clock;
  @Inject PublishDueRelease job;

  @BeforeEach
  void nothingIsSetAside() {
    Database.execute(
        "UPDATE dead_event SET resolution = 'DISMISSED', resolved_at = now() WHERE resolution IS NULL");
  }

  /** Sources that other tests made heard of are heard of on that day, too. */
  private void onItsDay() {
    clock.advance(Duration.ofDays(2));
    Database.execute("UPDATE intake_progress SET known_at = known_at + interval '2 days'");
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
    Database.execute(
        "UPDATE intake_progress SET known_at = known_at - interval '2 days' WHERE known_at > '2026-11-25'");
    Database.execute(
        "UPDATE prepared_release SET returned_by = made_by, returned_at = now(), return_reason = 'Over (test)'"
            + " WHERE release_id IS NULL AND returned_at IS NULL");
  }

  /** Up to a day of which other tests leave nothing to be looked at. */
  private static Map<String, String> announcement(String day) {
    return Map.of(
        "title",
        "Progress to April (test)",
        "coversTo-day",
        "30",
        "coversTo-month",
        "4",
        "coversTo-year",
        "2018",
        "dueOn-day",
        day,
        "dueOn-month",
        "11",
        "dueOn-year",
        "2026");
  }

  private Page announce(String day) {
    return maker.send(maker.open("/releases/announce"), "/releases/announce", announcement(day));
  }

  private String made() {
    assertEquals(303, announce("26").status());
    var number = Database.number("SELECT max(release_number) FROM published.announcement");
    var form = "/releases/%d/prepare".formatted(number);
    var page = maker.send(maker.open(form), form, Map.of("notes", "All libraries told (test)"));
    assertEquals(303, page.status(), () -> page.problems().toString());
    return "/releases/made/"
        + Database.number("SELECT max(prepared_release_id) FROM prepared_release");
  }

  private static Page decide(Browser who, String at, String decision, String reason) {
    return decide(who, who.open(at), at, decision, reason);
  }

  private static Page decide(Browser who, Page opened, String at, String decision, String reason) {
    return who.send(opened, at, Map.of("decision", decision, "reason", reason));
  }

  private static void assertRefused(Page page, String words) {
    assertEquals(409, page.status());
    assertTrue(page.problems().toString().contains(words), page.problems().toString());
  }

  @Test
  void twoOthersApproveAndItIsPublishedOnItsDay() {
    var at = made();
    long before = published();

    var figures = new String(second.open(at + "/figures.csv").bytes(), StandardCharsets.UTF_8);
    assertTrue(figures.startsWith("measure,title,place,"), figures);
    assertRefused(decide(maker, at, "APPROVE", ""), "You made this release");
    assertEquals(303, decide(second, at, "APPROVE", "").status());
    assertEquals(303, decide(second, at, "APPROVE", "").status(), "twice by one is once");
    assertRefused(decide(maker, at, "PUBLISH", ""), "Two who did not make this release");
    assertEquals(303, decide(third, at, "APPROVE", "").status());
    assertRefused(decide(maker, at, "PUBLISH", ""), "announced for 26 November 2026");
    onItsDay();
    var opened = second.open(at);
    Database.execute(
        "INSERT INTO county_map (kind, content, notice, sent_by, sent_at) SELECT 'POINTS', '', 'Ours (test)', min(id::text)::uuid, now() FROM person");
    assertEquals(303, decide(maker, at, "PUBLISH", "").status());
    Database.execute("DELETE FROM county_map");

    assertEquals(before + 1, published());
    assertTrue(
        Database.number(
                "SELECT count(*) FROM published.cell WHERE release_id = (SELECT max(release_id) FROM published.release)")
            > 500);
    assertEquals(
        4,
        Database.number(
            "SELECT count(*) FROM published.file WHERE release_id = (SELECT max(release_id) FROM published.release)"));
    assertTrue(maker.open("/releases").text("main").contains("Published"));
    assertEquals(
        "Ours (test)",
        Database.text(
            "SELECT notice FROM published.map WHERE release_id = (SELECT max(release_id) FROM published.release)"));
    assertRefused(decide(second, opened, at, "APPROVE", ""), "This release is published");
  }

  @Test
  void aCorrectionIsANewVersionWithAReason() {
    var at = made();
    decide(second, at, "APPROVE", "");
    decide(third, at, "APPROVE", "");
    onItsDay();
    decide(maker, at, "PUBLISH", "");
    var number = Database.number("SELECT max(release_number) FROM published.announcement");
    var form = "/releases/%d/prepare".formatted(number);

    var without = maker.send(maker.open(form), form, Map.of("notes", "Complete (test)"));
    assertTrue(without.problems().toString().contains("Say what was wrong"));
    maker.send(
        maker.open(form), form, Map.of("notes", "Complete (test)", "correction", "Counted twice"));
    var corrected =
        "/releases/made/"
            + Database.number("SELECT max(prepared_release_id) FROM prepared_release");
    decide(second, corrected, "APPROVE", "");
    decide(third, corrected, "APPROVE", "");

    assertEquals(303, decide(maker, corrected, "PUBLISH", "").status());
    assertEquals(
        2,
        Database.number(
            "SELECT max(version) FROM published.release WHERE release_number = " + number));
  }

  @Test
  void aReturnedReleaseIsMadeAnewAndOnlyOneIsMadeAtATime() {
    var at = made();
    var number = Database.number("SELECT max(release_number) FROM published.announcement");
    var form = "/releases/%d/prepare".formatted(number);

    assertRefused(
        maker.send(maker.open(form), form, Map.of("notes", "Again (test)")),
        "Another release is being made");
    assertTrue(
        decide(second, at, "RETURN", "").problems().toString().contains("Say what is to change"));
    var opened = third.open(at);
    assertEquals(303, decide(second, at, "RETURN", "Say that two libraries are late").status());
    assertRefused(decide(third, opened, at, "APPROVE", ""), "This release was returned");
    assertEquals(
        303, maker.send(maker.open(form), form, Map.of("notes", "Two are late (test)")).status());
  }

  private static long published() {
    return Database.number("SELECT count(*) FROM published.release");
  }

  /** Both see that it is not approved yet, and each of them is one of the two. */
  @Test
  void twoWhoApproveAtOnceAreTwoAndTheJobsOfTwoInstancesPublishItOnce() throws Exception {
    var at = made();
    onItsDay();
    assertEquals("None is due", job.run(), "nobody has approved it");
    long before = published();
    var seconds = second.open(at);
    var thirds = third.open(at);

    var raced =
        Race.atOnce(
            List.of(
                () -> "" + decide(second, seconds, at, "APPROVE", "").status(),
                () -> "" + decide(third, thirds, at, "APPROVE", "").status(),
                job::run));

    assertEquals(List.of("303", "303"), raced.subList(0, 2));
    assertEquals(
        2,
        Database.number(
            "SELECT count(*) FROM release_approval WHERE prepared_release_id ="
                + " (SELECT max(prepared_release_id) FROM prepared_release)"));
    var runs = new ArrayList<>(raced.subList(2, 3));
    runs.addAll(Race.atOnce(job::run, job::run));
    assertEquals(1, runs.stream().filter("Published"::equals).count(), runs.toString());
    assertEquals(before + 1, published());
    assertEquals("None is due", job.run());
  }

  @Test
  void whoApprovesOrReturnsWhileItIsPublishedIsToldWhatCameOfIt() throws Exception {
    var fourth = Browser.of(Actor.named("Pat Strategy (test)", "strategy-lead"));
    var at = made();
    decide(second, at, "APPROVE", "");
    decide(third, at, "APPROVE", "");
    onItsDay();
    long before = published();
    var fourths = fourth.open(at);
    var seconds = second.open(at);

    var raced =
        Race.atOnce(
            List.of(
                job::run,
                () -> "" + decide(fourth, fourths, at, "APPROVE", "").status(),
                () -> "" + decide(second, seconds, at, "RETURN", "Two are late").status()));

    boolean isReturned = raced.get(2).equals("303");
    assertEquals(before + (isReturned ? 0 : 1), published(), raced.toString());
    assertEquals(!isReturned, raced.get(0).equals("Published"), raced.toString());
    assertTrue(List.of("303", "409").containsAll(raced.subList(1, 3)), raced.toString());
    assertEquals(
        isReturned ? 0 : 1,
        Database.number(
            "SELECT count(*) FROM prepared_release WHERE release_id IS NOT NULL AND prepared_release_id ="
                + " (SELECT max(prepared_release_id) FROM prepared_release)"));
  }

  @Test
  void theJobPublishesAtHalfPastNineOnItsDayAndSaysWhyNot() throws Exception {
    assertEquals("every day at 9:30am", job.schedule().words());
    var at = made();
    decide(second, at, "APPROVE", "");
    decide(third, at, "APPROVE", "");
    assertEquals("None is due", job.run(), "its day has not come");
    onItsDay();
    long before = published();
    setAside();
    try {
      assertTrue(job.run().startsWith("Not published: Put this right first"));
    } finally {
      Database.execute("DELETE FROM dead_event WHERE topic = 'test'");
    }
    assertEquals(before, published());

    assertEquals("Published", job.run());

    assertEquals(before + 1, published());
    assertTrue(maker.open("/releases").text("main").contains("Published"));
  }

  private static void setAside() {
    Database.execute(
        "INSERT INTO dead_event (topic, partition, log_offset, headers, body, reason, detail, received_at)"
            + " VALUES ('test', 0, 987654, '{}', '', 'UNREADABLE', 'No JSON (test)', now())");
  }

  @Test
  void readersAreToldBeforeTheDay() {
    var problems = announce("24").problems().toString();

    assertTrue(problems.contains("readers are told before"), problems);
  }

  @Test
  void nothingIsMadeWhileAnEventIsSetAside() {
    announce("26");
    var number = Database.number("SELECT max(release_number) FROM published.announcement");
    setAside();
    try {
      var form = "/releases/%d/prepare".formatted(number);
      assertRefused(
          maker.send(maker.open(form), form, Map.of("notes", "All told (test)")),
          "Put this right first");
    } finally {
      Database.execute("DELETE FROM dead_event WHERE topic = 'test'");
    }
  }
}
