package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.contracts.membership.MembershipEvents;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.log.TopicOffset;
import throughline.tracker.intake.BatchOutcome;

/** What comes from the log may be anything; nothing valid beside it is lost. */
class UnreadableRecordsTest {

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void badRecordsAreSetAsideAndTheirNeighboursStored() {
    var good = engine.approved("good", 60);
    var tally =
        engine.take(
            good,
            Engine.with(engine.approved("a", 1), "{not json"),
            Engine.with(engine.approved("b", 1), "[]"),
            Engine.with(engine.approved("c", 1), ""),
            Engine.with(engine.approved("d", 1), "{\"version\":1}"),
            Engine.with(engine.approved("e", 1), Bodies.hours(0, "APPROVED", "2026-03-01", "1")),
            Engine.with(engine.approved("f", 1), Bodies.hours(1, "GUESSED", "2026-03-01", "1")),
            Engine.with(engine.approved("g", 1), Bodies.hours(1, "APPROVED", "2026-03-01", "-5")),
            Engine.headers(engine.approved("h", 1), Map.of()),
            Engine.headers(
                engine.approved("i", 1), Map.of("ce_type", "throughline.volunteers.hours-sung.v1")),
            Engine.headers(
                engine.approved("j", 1),
                Map.of(
                    "ce_type", Bodies.HOURS,
                    "ce_source", "/throughline/volunteers",
                    "ce_subject", "someone-else",
                    "ce_time", "x")),
            engine.approved("neighbour", 30));

    assertEquals(new BatchOutcome(2, 0, 0, 10), tally);
    assertEquals(90, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertEquals(1, engine.deadReasons().stream().filter("UNKNOWN_TYPE"::equals).count());
    assertEquals(9, engine.deadReasons().stream().filter("MALFORMED"::equals).count());
  }

  /** Minutes for 35 million hours, the forgery that once moved a figure. */
  @Test
  void whatIsNotFromItsOwnerIsSetAsideAndNeverCounted() {
    var forged = engine.approved("forged", 2_100_000_000);

    var tally =
        engine.take(
            source(forged, "/throughline/bipc-bookings"),
            source(engine.approved("unsigned", 2_100_000_000), null),
            source(engine.approved("blank", 2_100_000_000), ""),
            source(engine.approved("similar", 2_100_000_000), "/throughline/volunteers/"),
            onTopic(engine.approved("elsewhere", 2_100_000_000), "throughline.bookings.v1"),
            engine.approved("neighbour", 30));

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
    return Engine.headers(record, headers);
  }

  private static LogRecord onTopic(LogRecord record, String topic) {
    var place = new TopicOffset(topic, record.place().partition(), record.place().offset());
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
            Engine.with(
                engine.approved("c", 1), hours.replace("2026-03-01", "2026-03-01T00:00:00Z")),
            Engine.with(engine.approved("d", 1), hours.replace("\"2026-03-01\"", "[2026,3,1]")),
            Engine.with(engine.approved("e", 1), hours.replace("\"2026-03-01\"", "20000")),
            Engine.with(engine.approved("f", 1), hours.replace("2026-03-01", " 2026-03-01")),
            Engine.with(
                engine.approved("g", 1), hours.replace("\"minutes\":60", "\"minutes\":\"60\"")),
            Engine.with(engine.approved("h", 1), hours.replace("APPROVED", " APPROVED")),
            Engine.with(
                engine.approved("later", 1),
                hours.replace("{\"version", "{\"newField\":[1],\"version")),
            engine.approved("neighbour", 30));

    assertEquals(new BatchOutcome(2, 0, 0, 8), tally);
    assertEquals(Collections.nCopies(8, "MALFORMED"), engine.deadReasons());
    assertEquals(90, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /** In its reason stands the field and what it must be, never what it was. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "5f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a10; Jo Smith, 1 High Street; entrepreneur must be a UUID in lower case",
        "5f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a10; 5F0C1B7E-93a7-4c3d-8a51-0d8c4f5e7a10; entrepreneur must",
        "WEST; Witney Library; library must be a library code of four capital letters, such as WEST",
        "WEST; WEST\\n; library must be a library code",
        "HUB; PUB; venueKind must be one of",
        "2026-03-01; 2026-02-29; sessionDate must be a day from 2000 to 2099",
        "2026-03-01; 1926-03-01; sessionDate must be a day from 2000 to 2099",
        "2026-03-01; 9999-12-31; sessionDate must be a day from 2000 to 2099",
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
    var record = engine.approved("a", 60);
    var without = new HashMap<>(record.headers());
    without.remove(header);
    var other = new HashMap<>(record.headers());
    other.put(header, wrong);

    var tally =
        engine.take(
            Engine.headers(record, without), Engine.headers(engine.approved("a", 60), other));

    assertEquals(new BatchOutcome(0, 0, 0, 2), tally);
    for (var why : engine.deadDetails()) {
      assertTrue(why.contains(header) && !why.contains(wrong), why);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | true",
        "application/json; charset=utf-8 | true",
        "Application/JSON;charset=\"UTF-8\" | true",
        "application/json; charset=iso-8859-1 | false",
        "application/cloudevents+json; charset=UTF-8 | false",
        "text/plain | false",
        "application/avro | false",
        "'' | false",
      })
  void whatIsNoJsonByItsOwnWordIsSetAside(String content, boolean counts) {
    var record = engine.approved("a", 60);
    var headers = new HashMap<>(record.headers());
    headers.put("content-type", content);

    assertEquals(counts ? 1 : 0, engine.take(Engine.headers(record, headers)).latest());

    assertEquals(counts ? List.of() : List.of("MALFORMED"), engine.deadReasons());
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
            Engine.with(engine.approved("a", 1), Bodies.hours(1, "APPROVED", days)),
            Engine.with(engine.approved("b", 1), Bodies.hours(1, "APPROVED")),
            engine.record(Bodies.MEMBER, "c", member));

    assertEquals(new BatchOutcome(0, 0, 0, 3), tally);
    assertTrue(engine.deadDetails().get(0).endsWith("days must have 1 to 31 entries"));
    assertTrue(engine.deadDetails().get(2).endsWith("residency[0].to is before from"));
  }

  @Test
  void aKeyThatIsTooLongForTheDatabaseStopsNothing() {
    var random = new Random(1);
    var longKey = new StringBuilder();
    random.ints(20_000, 'a', 'z').forEach(letter -> longKey.append((char) letter));

    var tally = engine.take(of(longKey.toString()), engine.approved("neighbour", 30));

    assertEquals(new BatchOutcome(1, 0, 0, 1), tally);
    assertEquals(List.of("MALFORMED"), engine.deadReasons());
  }

  @Test
  void theSignThatNoTextOfTheDatabaseCanHoldIsSetAsideAndTheOthersAreStored() {
    var nul = Bodies.hours(1, "APPROVED", "2026-03-01", "1").replace("\"HEAD\"", "\"HE\\u0000D\"");

    var tally =
        engine.take(
            engine.approved("before", 60),
            Engine.with(engine.approved("nul", 1), nul),
            engine.approved("after", 30));

    assertEquals(new BatchOutcome(2, 0, 0, 1), tally);
    assertEquals(List.of("MALFORMED"), engine.deadReasons());
    assertEquals(90, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /** A parser gives such a body up without saying where. */
  @Test
  void aBodyThatNoParserReadsToItsEndIsSetAsideInWords() {
    var hours = Bodies.hours(1, "APPROVED", "2026-03-01", "1");
    var deep = "[".repeat(2_000) + "]".repeat(2_000);

    var tally =
        engine.take(
            Engine.with(engine.approved("a", 1), hours.replace("{\"v", "{\"x\":" + deep + ",\"v")),
            Engine.with(
                engine.approved("b", 1),
                hours.replace("{\"v", "{\"x\":" + "9".repeat(2_000) + ",\"v")),
            Engine.with(
                engine.approved("c", 1),
                hours.replace("{\"v", "{\"" + "x".repeat(60_000) + "\":1,\"v")),
            engine.approved("neighbour", 30));

    assertEquals(new BatchOutcome(1, 0, 0, 3), tally);
    assertEquals(Collections.nCopies(3, "MALFORMED"), engine.deadReasons());
    assertEquals(
        Set.of("the body is nested too deeply, or holds a number or a name that is too long"),
        Set.copyOf(engine.deadDetails()));
  }

  /** A parser of JSON reads it, the database would not: bodies are kept as they came. */
  @Test
  void aBodyInAnotherEncodingIsSetAside() {
    var body = Bodies.hours(1, "APPROVED", "2026-03-01", "1");
    var good = engine.approved("neighbour", 30);

    var tally =
        engine.take(
            encoded(engine.approved("a", 1), body, StandardCharsets.UTF_16LE),
            encoded(engine.approved("b", 1), body, StandardCharsets.UTF_16BE),
            encoded(engine.approved("c", 1), (char) 0xFEFF + body, StandardCharsets.UTF_8),
            good);

    assertEquals(new BatchOutcome(1, 0, 0, 3), tally);
    assertEquals(Collections.nCopies(3, "MALFORMED"), engine.deadReasons());
  }

  /**
   * The parser takes a letter that is written too long, half a character, or one that is none for
   * one; in a field that no contract has, nobody looked any more.
   */
  @Test
  void aBodyWithBytesThatAreNoCharacterIsSetAside() {
    var body = Bodies.hours(1, "APPROVED", "2026-03-01", "1");
    var noCharacters =
        Stream.of("\u00c1\u0081", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "\u00e9")
            .map(bytes -> body.replace("{\"v", "{\"x\":\"%s\",\"v".formatted(bytes)))
            .map(bad -> encoded(engine.approved(bad, 1), bad, StandardCharsets.ISO_8859_1));
    var fine =
        encoded(
            engine.approved("neighbour", 30),
            body.replace("{\"v", "{\"x\":\"Zo\u00eb \ud83d\ude00\",\"v"),
            StandardCharsets.UTF_8);

    var tally = engine.take(Stream.concat(noCharacters, Stream.of(fine)).toArray(LogRecord[]::new));

    assertEquals(new BatchOutcome(1, 0, 0, 4), tally);
    assertEquals(Collections.nCopies(4, "MALFORMED"), engine.deadReasons());
  }

  private static LogRecord encoded(LogRecord record, String body, Charset charset) {
    return new LogRecord(record.place(), record.key(), record.headers(), body.getBytes(charset));
  }

  /**
   * Java tells the two apart, PostgreSQL does not: once they hit one cell twice and nothing moved.
   */
  @Test
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
            engine.approved("neighbour", 30));

    assertEquals(new BatchOutcome(3, 0, 0, 3), tally);
    assertEquals(
        2, engine.take(engine.approved("later", 1), engine.approved("and later", 1)).latest());
    assertEquals(2, engine.figure("bipc-sessions-attended", "2026-03-01", "2026-04-01"));
    assertEquals(Collections.nCopies(3, "MALFORMED"), engine.deadReasons());
  }

  /** The list of what is set aside cannot hold U+0000: tried again, it would count as another. */
  @Test
  void anIdThatCannotBeWrittenDownCountsUnderNoOtherId() {
    var nul = "a" + (char) 0 + "b";
    var undecoded = nul.replace((char) 0, (char) 0xFFFD);

    assertEquals(new BatchOutcome(0, 0, 0, 3), engine.take(of(nul), of(undecoded), of("a\nb")));

    assertEquals(Collections.nCopies(3, "MALFORMED"), engine.deadReasons());
  }

  /** A key is shown beside the lines of a figure, leaves with files, and is kept for ever. */
  @Test
  void aKeyThatCouldNameSomebodyIsSetAsideInWords() {
    var loans =
        engine.recordOf(
            MembershipEvents.LOANS_COUNTED.type(), "Jo Smith/2026-03-31", "{\"version\":1}");
    var day =
        engine.recordOf(
            VolunteerEvents.DAY_COUNTED.type(), "jo-smith/2026-03-31", "{\"version\":1}");

    assertEquals(
        new BatchOutcome(0, 0, 0, 5),
        engine.take(of("Jo Smith, 1 High Street"), of("jo"), of("OX1 2AB"), loans, day));

    assertEquals(
        List.of(
            "the header ce_subject must be a UUID in lower case",
            "the header ce_subject must be a library and a day, such as WEST/2026-03-31",
            "the header ce_subject must be a service and a day, such as volunteers/2026-03-31"),
        engine.deadDetails().stream().distinct().toList());
  }

  private LogRecord of(String key) {
    return engine.recordOf(Bodies.HOURS, key, Bodies.hours(1, "APPROVED", "2026-03-01", "60"));
  }
}
