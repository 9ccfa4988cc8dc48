package throughline.tracker.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.fact.UnknownFields;
import throughline.tracker.engine.fact.UnknownFields.UnknownField;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.intake.BatchOutcome;
import throughline.tracker.intake.deadevent.DeadCause;
import throughline.tracker.intake.deadevent.DeadEvents;

/** Repeats, contradictions and corrections: nothing counts twice. */
class FactVersionsTest {

  /** It has locked the fact and stored a version of 90 minutes, but posted nothing yet. */
  private static final String ANOTHER_CORRECTS =
      """
      WITH locked AS (SELECT fact_id FROM fact FOR UPDATE)
      INSERT INTO fact_version (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset)
      SELECT fact_id, 2, type, replace(body::text, ':60', ':90')::json, occurred_at, known_at, topic, partition, log_offset
        FROM locked JOIN fact_version USING (fact_id)
      """;

  private final Engine engine = Engine.withShippedMeasures();

  /** Two instances' clocks on either side of midnight, or one that was set back. */
  @Test
  void whatIsCorrectedByAClockThatIsBehindIsKnownNoEarlierThanWhatItCorrects() {
    engine.on("2026-05-10").take(engine.approved("a", 60), engine.approved("b", 5));
    engine
        .on("2026-05-08")
        .take(engine.record(Bodies.HOURS, "a", Bodies.hours(2, "VOIDED", "2026-03-01", "60")));
    engine.rollUp();

    assertEquals(0, known("2026-05-08"));
    assertEquals(0, known("2026-05-09"));
    assertEquals(5, known("2026-05-10"));
    assertTrue(engine.rebuild().identical());
    assertEquals(0, known("2026-05-09"));
  }

  private long known(String day) {
    return engine.figureKnownAt("volunteer-hours", "2026-03-01", "2026-04-01", day);
  }

  @Test
  void ofTwoThatContradictEachOtherTheStoredOneIsNotSetAsideWhenBothComeAgain() {
    var right = engine.approved("a", 60);
    var wrong = engine.approved("a", 90);

    assertEquals(new BatchOutcome(1, 0, 0, 1), engine.take(right, wrong));
    assertEquals(new BatchOutcome(0, 0, 1, 1), engine.take(right, wrong));

    assertEquals(List.of("CONTRADICTS"), engine.deadReasons());
    assertEquals(60, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /** That a fact begins says that it is new; only where that was wrong is all looked for. */
  @Test
  void whereTheLogIsReadAgainAllFactsAreLookedForUntilNothingIsKnownAnyMore() {
    var first = engine.approved("a", 60);
    var second = engine.approved("b", 90);
    engine.take(first, second);
    var statements = QueryCounter.of(engine);

    assertEquals(new BatchOutcome(1, 0, 2, 0), engine.take(first, engine.approved("c", 5), second));
    int asItIsFoundOut = statements.take();
    assertEquals(new BatchOutcome(0, 0, 2, 0), engine.take(second, first));
    assertTrue(statements.take() < asItIsFoundOut, "it was tried in vain again");
    assertEquals(new BatchOutcome(2, 0, 0, 0), engine.take(hours("d", 1), hours("e", 2)));
    assertEquals(new BatchOutcome(1, 0, 1, 0), engine.take(hours("d", 1), hours("f", 1)));

    assertEquals(
        60 + 90 + 5 + 60 * 3, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertTrue(engine.rebuild().identical());
  }

  private LogRecord hours(String name, int version) {
    return engine.record(Bodies.HOURS, name, Bodies.hours(version, "APPROVED", "2026-03-01", "60"));
  }

  /** They are tried again or dismissed together. */
  @Test
  void contradictionsOfAllVersionsAreOneCause() {
    for (int version = 1; version < 4; version++) {
      engine.take(hours(version, "60"), hours(version, "90"));
    }

    assertEquals(
        List.of(
            "Contradicts an earlier event: this version of the hours-entry is known with another"
                + " body"),
        engine.jdbi.withHandle(handle -> new DeadEvents().causes(handle, null, 20)).stream()
            .map(DeadCause::words)
            .toList());
  }

  private LogRecord hours(int version, String minutes) {
    return engine.record(
        Bodies.HOURS, "a", Bodies.hours(version, "APPROVED", "2026-03-01", minutes));
  }

  @Test
  void aFieldThatANewerProducerAddsToAVersionContradictsNothing() {
    var known = Bodies.hours(1, "APPROVED", "2026-03-01", "60");
    var more = known.replace("{\"", "{\"newField\":[1],\"");
    var less = Engine.with(engine.approved("a", 1), known);

    assertEquals(
        new BatchOutcome(1, 0, 1, 0),
        engine.take(less, Engine.with(engine.approved("a", 1), more)));
    assertEquals(
        new BatchOutcome(0, 0, 2, 0),
        engine.take(Engine.with(engine.approved("a", 1), more), less));
    assertEquals(
        new BatchOutcome(0, 0, 0, 1),
        engine.take(Engine.with(engine.approved("a", 1), more.replace("60", "61"))));
  }

  /**
   * What no contract describes could be anything, such as somebody's name, and is kept for ever.
   */
  @Test
  void whatNoContractDescribesIsNotKeptAndItsFieldIsNamed() {
    var known = Bodies.hours(1, "APPROVED", "2026-03-01", "60");
    var more =
        known
            .replace("{\"v", "{\"volunteerName\": \"Jo Smith\", \"Jo Smith\": 1, \"v")
            .replace("{\"date", "{\"note\": {\"by\": \"Jo Smith\"}, \"date");

    var first = LocalDate.parse("2026-03-02");
    var second = LocalDate.parse("2026-03-03");

    engine.on(first.toString());
    engine.take(
        Engine.with(engine.approved("a", 1), more), Engine.with(engine.approved("b", 1), known));
    engine.on(second.toString());
    engine.take(Engine.with(engine.approved("c", 1), more));

    assertEquals(180, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    var bodies =
        engine.jdbi.withHandle(
            handle ->
                handle.select("SELECT body::text FROM fact_version").mapTo(String.class).list());
    assertEquals(3, bodies.size());
    assertEquals(
        List.of(), bodies.stream().filter(body -> body.matches("(?s).*(Jo|note|Name).*")).toList());
    assertTrue(bodies.contains(known), "what holds nothing else is kept as it came");
    assertEquals(
        List.of(
            new UnknownField("hours-entry", UnknownField.NO_WORD, first, second),
            new UnknownField("hours-entry", "days.note", first, second),
            new UnknownField("hours-entry", "volunteerName", first, second)),
        engine.jdbi.withHandle(handle -> UnknownFields.since(handle, first)));
  }

  @Test
  void aBatchThatComesAgainChangesNothing() {
    var batch =
        new LogRecord[] {
          engine.approved("a", 10),
          engine.approved("b", 20),
          Engine.with(engine.approved("c", 1), "{")
        };
    engine.take(batch);

    assertEquals(new BatchOutcome(0, 0, 2, 1), engine.take(batch));

    assertEquals(30, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertEquals(List.of("MALFORMED"), engine.deadReasons());
  }

  @Test
  void twoVersionsInOneBatchLeaveTheSameHistoryAsTwoBatches() {
    var first = engine.record(Bodies.HOURS, "h", Bodies.hours(1, "APPROVED", "2026-03-01", "10"));
    var second = engine.record(Bodies.HOURS, "h", Bodies.hours(2, "APPROVED", "2026-03-01", "15"));

    engine.take(first, second);

    assertEquals(
        List.of("2026-03-01 10 2026-04-01", "2026-03-01 5 2026-04-01"),
        engine.ledger("volunteer-hours"));
    assertTrue(engine.rebuild().identical());
  }

  /** What came while it waited for the fact is what it corrects, and not what was there before. */
  @Test
  void aCorrectionThatWaitsForAnotherCorrectsThatOne() throws Exception {
    engine.take(hours(1, "60"));
    var pool = Executors.newSingleThreadExecutor();
    try {
      var waiting =
          engine.jdbi.inTransaction(
              handle -> {
                handle.execute(ANOTHER_CORRECTS);
                var correction = pool.submit(() -> engine.take(hours(3, "100")));
                await()
                    .until(
                        () ->
                            handle
                                .createQuery(
                                    "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                                .mapTo(Boolean.class)
                                .one());
                return correction;
              });
      assertEquals(new BatchOutcome(1, 0, 0, 0), waiting.get());
    } finally {
      pool.shutdownNow();
    }

    assertEquals(60 + (100 - 90), engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  @Test
  void readersOfTheSamePartitionNeverCountTwice() throws Exception {
    var batches =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    new LogRecord[] {
                      engine.approved("x" + i % 5, 10),
                      engine.approved("y" + i % 7, 10),
                      engine.approved("x0", 10)
                    })
            .toList();
    var pool = Executors.newFixedThreadPool(4);
    try {
      var work =
          batches.stream().map(batch -> (Callable<BatchOutcome>) () -> engine.take(batch)).toList();
      for (var done : pool.invokeAll(work)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertEquals(120, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertEquals(1, engine.figure("active-volunteers", "2026-03-01", "2026-04-01"));
    assertTrue(engine.rebuild().identical());
  }
}
