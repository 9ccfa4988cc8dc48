package throughline.tracker.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.MeasureStore;

/** A measure that no file has is proposed, counted over all history and approved by another. */
@QuarkusTest
class AddedMeasureTest {

  private static final String NEW = "/trials/new";
  private static final String ID = "volunteer-days-for-test";
  private static final String PAGE = "/measures/" + ID;
  private static final String ENTRY =
      """
      id: volunteer-days-for-test
      title: Days on which somebody helped
      outcomes: [3.3-o1]
      kind: flow-count
      unit: number
      polarity: higher
      version: 1
      definition: Days of entries that a coordinator has approved.
      from: hours-entry
      when: { status: APPROVED }
      each: days
      date: days.date
      place: library
      """;

  private final TestTopics topics = new TestTopics();
  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ada Admin (test)", "administrator"));
  @Inject RebuildFigures rebuild;
  @Inject Jdbi jdbi;
  @Inject ShippedMeasures measures;

  @AfterEach
  void forgetWhatWasAdded() {
    topics.close();
    measures.forgetOthers();
  }

  @Test
  void itIsTriedOverAllHistoryAndStaysOverARestartOnceSomebodyElseHasApprovedIt() {
    var earlier = publishHours();
    assertTrue(lead.open(NEW).typed("entry").contains("version: 1"), "something to begin with");

    var trial = propose(ENTRY).redirect().replaceFirst("\\?.*", "");
    awaitCounted(trial);
    measures.restart();

    var page = lead.open(trial);
    assertEquals("Waits for approval", page.summary("State"), "a restart ends no trial of it");
    assertTrue(page.text("#side-by-side ~ p").contains("today Not counted"), page.source());
    assertTrue(
        lead.open(trial + "/facts?month=2026-02&side=counted").text("tbody").contains(earlier));
    assertEquals(404, lead.open(PAGE).status(), "nobody sees it");
    assertFalse(page.links().contains(PAGE));

    other.follow(decide(trial + "/approve"));

    long figure = february();
    assertTrue(figure > 0, "what was known before");
    assertTrue(lead.open("/priorities/3.3").links().contains(PAGE));
    assertTrue(lead.open("/search?q=somebody+helped").links().contains(PAGE));
    measures.restart();
    publishHours();
    assertEquals(figure + 1, february(), "a restart keeps it, and it goes on counting");
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void aFileThatHasItUnderAHigherNumberWins() {
    publishHours();
    var trial = propose(ENTRY).redirect().replaceFirst("\\?.*", "");
    awaitCounted(trial);
    other.follow(decide(trial + "/approve"));

    var again = propose(ENTRY);

    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).contains("version must be 2"), again.problems().toString());
    var file = new ArrayList<>(ShippedMeasures.ofTheFile());
    var added = jdbi.withHandle(new MeasureStore()::read).find(ID);
    file.add(added.orElseThrow().numbered(2));
    measures.imported(file);
    assertTrue(lead.open(PAGE).text("main").contains("Rule version 2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1 | version: 2 | version must be 1",
        "3.3-o1 | 9.9-o9 | the plan has no outcome 9.9-o9",
        "APPROVED | SUNG | status never holds SUNG",
        "id: volunteer-days-for-test | id: volunteer-hours | version must be 4",
      })
  void whatCannotBeCountedIsRefusedAndStaysAsTyped(String line, String mistake, String words) {
    var refused = propose(ENTRY.replace(line, mistake));

    assertEquals(400, refused.status());
    assertTrue(refused.problems().get(0).contains(words), refused.problems().toString());
    assertTrue(refused.typed("entry").contains(mistake));
  }

  private long february() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(sum(amount), 0) FROM contribution JOIN measure USING (measure_version_id)
                     WHERE measure = :measure AND effective_on = '2026-02-03'
                    """)
                .bind("measure", ID)
                .mapTo(Long.class)
                .one());
  }

  /** Hours of a month that no other test looks at; they are taken in when it returns. */
  private String publishHours() {
    var id = TestTopics.newId();
    topics.publish(Bodies.HOURS, id, Bodies.hours(1, "APPROVED", "2026-02-03", "60"));
    await()
        .until(
            () ->
                Database.number("SELECT count(*) FROM fact WHERE aggregate_id = '" + id + "'")
                    == 1);
    return id;
  }

  private void awaitCounted(String trial) {
    await().until(() -> lead.open(trial).summary("State").equals("Waits for approval"));
  }

  private Page propose(String entry) {
    var typed = Map.of("entry", entry, "reason", "A test");
    return lead.upload(lead.open(NEW), NEW, "file", "", new byte[0], typed);
  }

  private Page decide(String address) {
    return other.send(other.open(address), address, Map.of("reason", "As the board agreed"));
  }
}
