package throughline.tracker.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.servers.broker.TopicLimits;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.intake.BatchOutcome;
import throughline.tracker.intake.deadevent.DeadEvents;

/** What the database refuses is set aside alone; any other failure sets nothing aside. */
class RefusedRecordsTest {

  private final Engine engine = Engine.withShippedMeasures();

  /** One record never keeps up the others. */
  @ParameterizedTest
  @ValueSource(strings = {"22P02", "23514"})
  void whatTheDatabaseRefusesIsFoundByHalvingAndSetAsideAlone(String sqlState) {
    engine.refuse("refused", sqlState);
    var records =
        IntStream.range(0, 500)
            .mapToObj(
                i -> i == 333 ? engine.approved("refused", 60) : engine.approved("good " + i, 1))
            .toArray(LogRecord[]::new);

    assertEquals(new BatchOutcome(499, 0, 0, 1), engine.take(records));

    assertEquals(List.of("NOT_APPLICABLE"), engine.deadReasons());
    var shown = engine.jdbi.withHandle(h -> new DeadEvents().open(h, null, 0, false, 1)).get(0);
    assertFalse(shown.detail().contains("SQLSTATE"), shown.detail());
    assertEquals("the database refused it with SQLSTATE " + sqlState, shown.technical());
    assertEquals(499, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertTrue(engine.tries() < 25, "not one by one, but tried " + engine.tries() + " times");
  }

  /** Else pages would say for as long as nothing follows that an event waits. */
  @Test
  void whatTheDatabaseRefusesWaitsNoLonger() {
    engine.refuse("refused", "22P02");
    var refused = engine.approved("refused", 60);

    assertEquals(new BatchOutcome(0, 0, 0, 1), engine.take(refused));

    long next =
        engine.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT max(next_offset) FROM intake_progress")
                    .mapTo(Long.class)
                    .one());
    assertEquals(refused.place().offset() + 1, next);
  }

  /** A log that was lost has other records at the same places once it is set up anew. */
  @Test
  void anotherRecordAtThePlaceOfOneThatWasSetAsideIsSetAsideToo() {
    var old = Engine.with(engine.approved("old", 1), "{old");
    var other = new LogRecord(old.place(), old.key(), old.headers(), "{new".getBytes(UTF_8));
    engine.take(old, old);

    assertEquals(new BatchOutcome(0, 0, 0, 1), engine.take(other));
    engine.take(old, other);

    assertEquals(List.of("MALFORMED", "MALFORMED"), engine.deadReasons());
  }

  /** Whatever is not clearly of the data may be over a moment later, and the event is good. */
  @ParameterizedTest
  @ValueSource(strings = {"57P03", "P0001", "XX000", "54000", "99999"})
  void whatIsNotOfTheDataSetsNothingAside(String sqlState) {
    engine.refuse("refused", sqlState);

    assertThrows(JdbiException.class, () -> engine.take(engine.approved("refused", 60)));

    assertEquals(List.of(), engine.deadReasons());
  }

  /** A text that no parser should have to find out about. */
  @Test
  void aBodyThatIsTooLongIsNotParsed() {
    var nested = "[".repeat(TopicLimits.BATCH_BYTES + 1);
    var long900 = "{\"version\":1,\"note\":\"" + "x".repeat(900_000) + "\"}";
    engine.take(
        engine.record(Bodies.HOURS, "nested", nested),
        engine.record(Bodies.HOURS, "long", long900),
        engine.approved("good", 7));

    assertEquals(
        List.of("the body is longer than 262,144 bytes", "the body is longer than 262,144 bytes"),
        engine.deadDetails());
    assertEquals(7, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /** A list of hundreds of them would not fit in memory, nor on a page. */
  @Test
  void whatIsShownOfALongRecordIsCutAndWhatIsKeptIsNot() {
    var record = engine.approved("long", 60);
    var headers = new HashMap<>(record.headers());
    headers.put("x", "y".repeat(2_001));
    headers.remove("ce_type");
    var body = "{\"note\":\"" + "é".repeat(9_000) + "\"}";
    engine.take(Engine.headers(Engine.with(record, body), headers));
    var deadEvents = new DeadEvents();

    var shown = engine.jdbi.withHandle(handle -> deadEvents.open(handle, null, 0, false, 1)).get(0);

    assertEquals("y".repeat(2_000) + " …", shown.headers().get("x"));
    assertEquals("1.0", shown.headers().get("ce_specversion"));
    assertEquals(body.substring(0, 2_000) + " …", shown.bodyText());
    assertTrue(shown.record().body().length < 10_000);
    var kept = engine.jdbi.withHandle(handle -> deadEvents.lock(handle, shown.id())).orElseThrow();
    assertEquals(headers, kept.headers());
    assertEquals(body, new String(kept.record().body(), StandardCharsets.UTF_8));
  }
}
