package throughline.tracker.drilldown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.tracker.database.Snapshots;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.log.LogRecord;

/** A figure opens into its facts, a net line each, and the lines add up to it. */
class FactLinesTest {

  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);

  private final Engine engine = Engine.withShippedMeasures();
  private final OpenFigure figures =
      new OpenFigure(new Snapshots(engine.jdbi), engine.measures, engine.clock);

  @Test
  void whatWasCorrectedIsOneLineAndWhatCameToNothingIsNone() {
    engine.on("2026-03-02").take(hours("moved", 1, "2026-03-01", "120"));
    engine.on("2026-03-02").take(hours("kept", 1, "2026-03-01", "30"));
    engine.on("2026-03-02").take(hours("voided", 1, "2026-03-01", "45"));
    engine.on("2026-03-05").take(hours("moved", 2, "2026-03-09", "90"));
    engine.on("2026-03-06").take(voided("voided"));

    var march = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-04-01", 1);

    assertEquals(
        List.of(
            "kept 30 Counted", "moved 90 Counted as corrected on 5 March 2026, before that +2 h"),
        words(march));
    assertEquals(120, march.now());
    assertEquals(march.now(), march.total());
    assertEquals(LocalDate.parse("2026-03-09"), march.lines().get(1).day());
    assertEquals("Hours entry", march.lines().get(0).what());
    var asKnownBefore = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-03-02", 1);
    assertEquals(195, asKnownBefore.now());
    assertEquals(195, asKnownBefore.total());
    assertEquals(3, asKnownBefore.all());
  }

  @Test
  void whoMovedIsOneLineOfAStockAndWhoLeftIsNone() {
    engine.on("2026-04-10").take(member("stays", null), member("leaves", "2026-05-20"));

    var may = open("members-under-5", "2026-05-01", "2026-05-31", "2026-06-01", 1);
    var early = open("members-under-5", "2026-05-01", "2026-05-01", "2026-06-01", 1);

    assertEquals(List.of("stays 1 Counted"), words(may));
    assertEquals(1, may.now());
    assertEquals(2, early.now());
    assertEquals(2, early.total());
  }

  @Test
  void peopleCountOnceHoweverManyLinesTheyHave() {
    engine.on("2026-05-10").take(attended("b1"), attended("b2"));

    var opened = open("entrepreneurs-supported", "2026-05-01", "2026-05-31", "2026-06-01", 1);

    assertEquals(List.of(1, 1), opened.lines().stream().map(FactLine::person).toList());
    assertEquals(1, opened.now());
    assertEquals(1, opened.total());
    assertTrue(opened.ofPeople());
  }

  @Test
  void aPageSaysWhichLinesItHasAndOfHowMany() {
    engine
        .on("2026-03-02")
        .take(
            IntStream.range(0, 152)
                .mapToObj(number -> hours("h" + number, 1, "2026-03-01", "1"))
                .toArray(LogRecord[]::new));

    var first = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-04-01", 1);
    var second = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-04-01", 2);

    assertEquals("1 to 100 of 152", first.first() + " to " + first.last() + " of " + first.all());
    assertEquals(
        "101 to 152 of 152", second.first() + " to " + second.last() + " of " + second.all());
    assertTrue(first.hasNext());
    assertFalse(second.hasNext());
    assertEquals(152, second.total());
    assertEquals(
        152, Stream.concat(first.lines().stream(), second.lines().stream()).distinct().count());
  }

  private OpenedFigure open(String measure, String from, String to, String knownAt, int page) {
    var typed = new FigureParameters();
    typed.from = from;
    typed.to = to;
    typed.knownAt = knownAt;
    return figures.open(AskedFigure.read(measure, typed, LATER), page).orElseThrow();
  }

  private static List<String> words(OpenedFigure opened) {
    return opened.lines().stream()
        .map(
            line ->
                line.aggregateId() + " " + line.amount() + " " + line.why(opened.measure().unit()))
        .toList();
  }

  private LogRecord hours(String id, int version, String day, String minutes) {
    return engine.record(Bodies.HOURS, id, Bodies.hours(version, "APPROVED", day, minutes));
  }

  private LogRecord voided(String id) {
    return engine.record(Bodies.HOURS, id, Bodies.hours(2, "VOIDED", "2026-03-01", "45"));
  }

  private LogRecord member(String id, String leftOn) {
    return engine.record(Bodies.MEMBER, id, Bodies.member(1, "2026-04-10", leftOn));
  }

  private LogRecord attended(String id) {
    return engine.record(
        Bodies.ATTENDANCE, id, Bodies.booking(1, Bodies.PERSON, "2026-05-10", "ATTENDED"));
  }
}
