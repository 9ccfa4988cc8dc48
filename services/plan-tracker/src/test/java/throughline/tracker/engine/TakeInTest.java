package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.tracker.intake.Tally;
import throughline.tracker.log.LogPlace;
import throughline.tracker.log.LogRecord;

/**
 * What comes from the log may be anything; nothing valid beside it is lost, and nothing counts
 * twice.
 */
class TakeInTest {

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void badRecordsAreSetAsideAndTheirNeighboursStored() {
    var good = approved("good", 60);
    var tally =
        engine.take(
            good,
            with(approved("a", 1), "{not json"),
            with(approved("b", 1), "[]"),
            with(approved("c", 1), ""),
            with(approved("d", 1), "{\"version\":1}"),
            with(approved("e", 1), Bodies.hours(0, "APPROVED", "2026-03-01", "1")),
            with(approved("f", 1), Bodies.hours(1, "GUESSED", "2026-03-01", "1")),
            with(approved("g", 1), Bodies.hours(1, "APPROVED", "2026-03-01", "-5")),
            headers(approved("h", 1), Map.of()),
            headers(approved("i", 1), Map.of("ce_type", "throughline.volunteers.hours-sung.v1")),
            headers(
                approved("j", 1),
                Map.of(
                    "ce_type", Bodies.HOURS,
                    "ce_source", "/throughline/volunteers",
                    "ce_subject", "someone-else",
                    "ce_time", "x")),
            approved("neighbour", 30));

    assertEquals(new Tally(2, 0, 0, 10), tally);
    assertEquals(90, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertEquals(1, engine.deadReasons().stream().filter("UNKNOWN_TYPE"::equals).count());
    assertEquals(9, engine.deadReasons().stream().filter("MALFORMED"::equals).count());
  }

  /** Minutes for 35 million hours, the forgery that once moved a figure. */
  @RepeatedTest(2)
  void whatIsNotFromItsOwnerIsSetAsideAndNeverCounted() {
    var forged = approved("forged", 2_100_000_000);

    var tally =
        engine.take(
            source(forged, "/throughline/bipc-bookings"),
            source(approved("unsigned", 2_100_000_000), null),
            source(approved("blank", 2_100_000_000), ""),
            source(approved("similar", 2_100_000_000), "/throughline/volunteers/"),
            onTopic(approved("elsewhere", 2_100_000_000), "throughline.bookings.v1"),
            approved("neighbour", 30));

    assertEquals(5, tally.dead());
    assertEquals(Collections.nCopies(5, "NOT_FROM_ITS_OWNER"), engine.deadReasons());
    assertEquals(30, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertTrue(engine.rebuild().identical());
    assertEquals(30, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  private static LogRecord source(LogRecord record, String source) {
    var headers = new HashMap<>(record.headers());
    headers.put("ce_source", source);
    headers.values().removeIf(Objects::isNull);
    return headers(record, headers);
  }

  private static LogRecord onTopic(LogRecord record, String topic) {
    var place = new LogPlace(topic, record.place().partition(), record.place().offset());
    return new LogRecord(place, record.key(), record.headers(), record.body());
  }

  @Test
  void whatIsSpeltOtherwiseThanTheContractWritesItIsMalformed() {
    var member = Bodies.member(1, "2026-03-01", null);
    var hours = Bodies.hours(1, "APPROVED", "2026-03-01", "60");

    var tally =
        engine.take(
            engine.record(Bodies.MEMBER, "a", member.replace("2031-Q1", "soon")),
            engine.record(Bodies.MEMBER, "b", member.replace("2031-Q1", "2031-Q5")),
            with(approved("c", 1), hours.replace("2026-03-01", "2026-03-01T00:00:00Z")),
            with(approved("d", 1), hours.replace("\"2026-03-01\"", "[2026,3,1]")),
            with(approved("e", 1), hours.replace("\"2026-03-01\"", "20000")),
            with(approved("f", 1), hours.replace("2026-03-01", " 2026-03-01")),
            with(approved("g", 1), hours.replace("\"minutes\":60", "\"minutes\":\"60\"")),
            with(approved("h", 1), hours.replace("APPROVED", " APPROVED")),
            with(approved("later", 1), hours.replace("{\"version", "{\"newField\":[1],\"version")),
            approved("neighbour", 30));

    assertEquals(new Tally(2, 0, 0, 8), tally);
    assertEquals(Collections.nCopies(8, "MALFORMED"), engine.deadReasons());
    assertEquals(90, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /** In its reason stands the field and what it must be, never what it was. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "5f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a10; Jo Smith, 1 High Street; entrepreneur must be a uuid",
        "5f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a10; 5F0C1B7E-93a7-4c3d-8a51-0d8c4f5e7a10; entrepreneur must",
        "WEST; Witney Library; library must be text like ^[A-Z]{4}$",
        "WEST; WEST\\n; library must be text like",
        "HUB; PUB; venueKind must be one of",
        "2026-03-01; 2026-02-29; sessionDate must be a date",
        "2026-03-01; 1926-03-01; sessionDate must be a date",
        "2026-03-01; 9999-12-31; sessionDate must be a date",
        "\"minutes\":60; \"minutes\":1501; minutes must be a whole number from 0 to 1500",
        "\"minutes\":60; \"minutes\":60.0; minutes must be a whole number",
        "\"minutes\":60; \"minutes\":99999999999999999999; minutes must be a whole number",
        "\"minutes\":60; \"minutes\":60,\"minutes\":61; the body is not JSON",
        "\"version\":1; \"version\":9223372036854775807; version must be a whole number",
        ",\"minutes\":60; ''; minutes is missing",
      })
  void whatBreaksItsSchemaIsSetAsideInWordsThatQuoteNothing(
      String right, String wrong, String words) {
    var body = Bodies.booking(1, Bodies.PERSON, "2026-03-01", "ATTENDED").replace(right, wrong);

    assertEquals(1, engine.take(engine.record(Bodies.ATTENDANCE, "b", body)).dead());

    var why = engine.deadDetails().get(0);
    assertTrue(why.contains(words), why);
    assertFalse(wrong.length() > 3 && why.contains(wrong), why);
  }

  @ParameterizedTest
  @CsvSource({
    "ce_specversion, 0.3",
    "ce_id, Jo Smith",
    "ce_time, yesterday",
    "ce_time, +294277-01-01T00:00:00Z",
    "ce_time, 1999-12-31T23:59:59Z",
    "ce_dataschema, urn:throughline:schema:member:v1",
    "ce_sequence, 2",
    "ce_subject, Jo Smith",
  })
  void whatLacksAHeaderOrSaysOtherwiseInItIsSetAside(String header, String wrong) {
    var record = approved("a", 60);
    var without = new HashMap<>(record.headers());
    without.remove(header);
    var other = new HashMap<>(record.headers());
    other.put(header, wrong);

    var tally = engine.take(headers(record, without), headers(approved("a", 60), other));

    assertEquals(new Tally(0, 0, 0, 2), tally);
    for (var why : engine.deadDetails()) {
      assertTrue(why.contains(header) && !why.contains(wrong), why);
    }
  }

  @Test
  void listsAreBoundedAndSpellsEndAfterTheyBegin() {
    var days = new String[64];
    for (int i = 0; i < days.length; i += 2) {
      days[i] = "2026-03-01";
      days[i + 1] = "1";
    }
    var member = Bodies.member(1, "2026-03-01", "2026-02-28");

    var tally =
        engine.take(
            with(approved("a", 1), Bodies.hours(1, "APPROVED", days)),
            with(approved("b", 1), Bodies.hours(1, "APPROVED")),
            engine.record(Bodies.MEMBER, "c", member));

    assertEquals(new Tally(0, 0, 0, 3), tally);
    assertTrue(engine.deadDetails().get(0).endsWith("days must have 1 to 31 entries"));
    assertTrue(engine.deadDetails().get(2).endsWith("residency[0].to is before from"));
  }

  @Test
  void aKeyThatIsTooLongForTheDatabaseStopsNothing() {
    var random = new Random(1);
    var longKey = new StringBuilder();
    random.ints(20_000, 'a', 'z').forEach(letter -> longKey.append((char) letter));

    var tally = engine.take(approved(longKey.toString(), 60), approved("neighbour", 30));

    assertEquals(new Tally(1, 0, 0, 1), tally);
    assertEquals(List.of("MALFORMED"), engine.deadReasons());
  }

  @Test
  void ofTwoThatContradictEachOtherTheStoredOneIsNotSetAsideWhenBothComeAgain() {
    var right = approved("a", 60);
    var wrong = approved("a", 90);

    assertEquals(new Tally(1, 0, 0, 1), engine.take(right, wrong));
    assertEquals(new Tally(0, 0, 1, 1), engine.take(right, wrong));

    assertEquals(List.of("CONTRADICTS"), engine.deadReasons());
    assertEquals(60, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  @Test
  void aFieldThatANewerProducerAddsToAVersionContradictsNothing() {
    var known = Bodies.hours(1, "APPROVED", "2026-03-01", "60");
    var more = known.replace("{\"", "{\"newField\":[1],\"");
    var less = with(approved("a", 1), known);

    assertEquals(new Tally(1, 0, 1, 0), engine.take(less, with(approved("a", 1), more)));
    assertEquals(new Tally(0, 0, 2, 0), engine.take(with(approved("a", 1), more), less));
    assertEquals(
        new Tally(0, 0, 0, 1), engine.take(with(approved("a", 1), more.replace("60", "61"))));
  }

  @Test
  void theSignThatNoTextOfTheDatabaseCanHoldIsSetAsideAndTheOthersAreStored() {
    var nul = Bodies.hours(1, "APPROVED", "2026-03-01", "1").replace("\"HEAD\"", "\"HE\\u0000D\"");

    var tally =
        engine.take(approved("before", 60), with(approved("nul", 1), nul), approved("after", 30));

    assertEquals(new Tally(2, 0, 0, 1), tally);
    assertEquals(List.of("MALFORMED"), engine.deadReasons());
    assertEquals(90, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /**
   * Java tells the two apart, PostgreSQL does not: once they hit one cell twice and nothing moved.
   */
  @RepeatedTest(2)
  void halfACharacterIsSetAsideWhenItIsRead() {
    var first = Bodies.booking(1, Bodies.PERSON, "2026-03-01", "ATTENDED");
    var second = Bodies.booking(2, Bodies.PERSON, "2026-03-01", "ATTENDED");

    var tally =
        engine.take(
            engine.record(Bodies.ATTENDANCE, "b", first.replace("WEST", "\\ud800ABC")),
            engine.record(Bodies.ATTENDANCE, "b", second.replace("WEST", "\\ud801ABC")),
            engine.record(Bodies.ATTENDANCE, "c", first.replace("{\"v", "{\"\\udc00\":1,\"v")),
            engine.record(
                Bodies.ATTENDANCE, "d", first.replace("{\"v", "{\"x\":[\"\\ud800\"],\"v")),
            engine.record(
                Bodies.ATTENDANCE, "e", first.replace("{\"v", "{\"x\":\"\\ud83d\\ude00\",\"v")),
            approved("neighbour", 30));

    assertEquals(new Tally(2, 0, 0, 4), tally);
    assertEquals(2, engine.take(approved("later", 1), approved("and later", 1)).latest());
    assertEquals(1, engine.figure("bipc-sessions-attended", "2026-03-01", "2026-04-01"));
    assertEquals(Collections.nCopies(4, "MALFORMED"), engine.deadReasons());
  }

  /** The list of what is set aside cannot hold U+0000: tried again, it would count as another. */
  @Test
  void anIdThatCannotBeWrittenDownCountsUnderNoOtherId() {
    var nul = "a" + (char) 0 + "b";
    var undecoded = nul.replace((char) 0, (char) 0xFFFD);

    assertEquals(
        new Tally(0, 0, 0, 3),
        engine.take(approved(nul, 1), approved(undecoded, 1), approved("a\nb", 1)));

    assertEquals(Collections.nCopies(3, "MALFORMED"), engine.deadReasons());
  }

  /** Whatever the database says, as long as it is there: one record never keeps up the others. */
  @ParameterizedTest
  @ValueSource(strings = {"21000", "P0001", "XX000", "22P02", "42846"})
  void whatTheDatabaseRefusesIsFoundByHalvingAndSetAsideAlone(String sqlState) {
    engine.refuse("refused", sqlState);
    var records =
        IntStream.range(0, 500)
            .mapToObj(i -> i == 333 ? approved("refused", 60) : approved("good " + i, 1))
            .toArray(LogRecord[]::new);

    assertEquals(new Tally(499, 0, 0, 1), engine.take(records));

    assertEquals(List.of("NOT_APPLICABLE"), engine.deadReasons());
    assertEquals(499, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertTrue(engine.tries() < 25, "not one by one, but tried " + engine.tries() + " times");
  }

  @Test
  void aDatabaseThatIsAwaySetsNothingAside() {
    engine.refuse("refused", "57P03");

    assertThrows(JdbiException.class, () -> engine.take(approved("refused", 60)));

    assertEquals(List.of(), engine.deadReasons());
  }

  @Test
  void aBatchThatComesAgainChangesNothing() {
    var batch = new LogRecord[] {approved("a", 10), approved("b", 20), with(approved("c", 1), "{")};
    engine.take(batch);

    assertEquals(new Tally(0, 0, 2, 1), engine.take(batch));

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

  @Test
  void aFactThatDoesNotCountSaysWhy() {
    engine.take(engine.record(Bodies.HOURS, "h", Bodies.hours(1, "SUBMITTED", "2026-03-01", "10")));

    assertEquals(List.of("status is submitted, not approved"), engine.whyNot("volunteer-hours"));
    assertEquals(0, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /** What an earlier version of the tracker stored need not keep the schema of today. */
  @Test
  void aFactThatOneRuleFailsOnCountsForTheOthers() {
    engine.take(approved("old", 60));
    engine.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE fact_version SET body = jsonb_set(body, '{volunteer}', 'null')"
                    + " || '{\"days\": [{\"date\": \"2026-03-01\", \"minutes\": 7}, {\"date\": \"\"}]}'"));

    engine.rebuild();

    assertEquals(List.of("this measure's rule cannot count it"), engine.whyNot("volunteer-hours"));
    engine.take(approved("new", 30));
    assertEquals(30, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  @Test
  void spellsThatOverlapCountAChildOnce() {
    var home = "\"homeLibrary\":[{\"library\":\"BANB\",\"from\":\"2026-03-01\"}";
    var both = home + ",{\"library\":\"WEST\",\"from\":\"2026-03-10\",\"to\":\"2026-03-20\"}";
    var member =
        Bodies.member(1, "2026-03-01", null)
            .replace(home, both)
            .replace(
                "\"residency\":[",
                "\"residency\":[{\"state\":\"IN_COUNTY\",\"from\":\"2026-03-01\",\"to\":\"2026-03-15\"},");

    engine.take(engine.record(Bodies.MEMBER, "m", member));

    for (var day : List.of("2026-03-02", "2026-03-11", "2026-03-16", "2026-03-21", "2026-06-01")) {
      assertEquals(1, engine.figure("members-under-5", day, day), day);
    }
    assertEquals(
        List.of(
            "2026-03-01 1 2026-04-01",
            "2026-03-10 -1 2026-04-01",
            "2026-03-10 1 2026-04-01",
            "2026-03-20 1 2026-04-01",
            "2026-03-20 -1 2026-04-01",
            "2031-03-31 -1 2026-04-01"),
        engine.ledger("members-under-5"));
  }

  @Test
  void whoIsOnlyTooOldIsNotSaidToLackWhatHolds() {
    var member = Bodies.member(1, "2026-03-01", null);

    engine.take(
        engine.record(
            Bodies.MEMBER, "old", member.replace("2031-Q1", "2026-Q1").replace("-03-", "-04-")),
        engine.record(Bodies.MEMBER, "away", member.replace("IN_COUNTY", "OUT_OF_COUNTY")));

    assertEquals(
        List.of(
            "under 5 until quarter is over before these all hold: membership, residency, home library",
            "on no day do these all hold: membership, residency, home library"),
        engine.whyNot("members-under-5"));
  }

  @Test
  void readersOfTheSamePartitionNeverCountTwice() throws Exception {
    var batches =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    new LogRecord[] {
                      approved("x" + i % 5, 10), approved("y" + i % 7, 10), approved("x0", 10)
                    })
            .toList();
    var pool = Executors.newFixedThreadPool(4);
    try {
      var work = batches.stream().map(batch -> (Callable<Tally>) () -> engine.take(batch)).toList();
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

  private LogRecord approved(String id, int minutes) {
    return engine.record(
        Bodies.HOURS, id, Bodies.hours(1, "APPROVED", "2026-03-01", String.valueOf(minutes)));
  }

  private static LogRecord with(LogRecord record, String body) {
    return new LogRecord(
        record.place(), record.key(), record.headers(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static LogRecord headers(LogRecord record, Map<String, String> headers) {
    return new LogRecord(record.place(), record.key(), headers, record.body());
  }
}
