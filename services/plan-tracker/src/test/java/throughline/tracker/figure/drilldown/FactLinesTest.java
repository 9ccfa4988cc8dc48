package throughline.tracker.figure.drilldown;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.platform.core.input.InvalidInput;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.log.LogRecord;

/** A figure opens into its facts, a net line each, and the lines add up to it. */
class FactLinesTest {

  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);

  private final Engine engine = Engine.withShippedMeasures();
  private final OpenFigure figures =
      new OpenFigure(new ReadOnlyTransactions(engine.jdbi), engine.measures, engine.clock);

  @Test
  void whatWasCorrectedIsOneLineAndWhatCameToNothingIsNone() {
    engine.on("2026-03-02").take(hours("moved", 1, "2026-03-01", "120"));
    engine.on("2026-03-02").take(hours("kept", 1, "2026-03-01", "30"));
    engine.on("2026-03-02").take(hours("voided", 1, "2026-03-01", "45"));
    engine.on("2026-03-05").take(hours("moved", 2, "2026-03-09", "90"));
    engine.on("2026-03-06").take(voided("voided"));

    var march = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-04-01");

    assertEquals(
        List.of(
            "kept 30 Counted", "moved 90 Counted as corrected on 5 March 2026, before that +2 h"),
        words(march));
    assertEquals(120, march.now());
    assertEquals(march.now(), march.total());
    assertEquals(LocalDate.parse("2026-03-09"), march.lines().get(1).day());
    assertEquals("Hours entry", march.lines().get(0).what());
    var asKnownBefore = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-03-02");
    assertEquals(195, asKnownBefore.now());
    assertEquals(195, asKnownBefore.total());
    assertEquals(" of 3", asKnownBefore.ofAll());
  }

  @Test
  void whoMovedIsOneLineOfAStockAndWhoLeftIsNone() {
    engine.on("2026-04-10").take(member("stays", null), member("leaves", "2026-05-20"));

    var may = open("members-under-5", "2026-05-01", "2026-05-31", "2026-06-01");
    var early = open("members-under-5", "2026-05-01", "2026-05-01", "2026-06-01");

    assertEquals(List.of("stays 1 Counted"), words(may));
    assertEquals(1, may.now());
    assertEquals(2, early.now());
    assertEquals(2, early.total());
  }

  @Test
  void peopleCountOnceHoweverManyLinesTheyHave() {
    engine.on("2026-05-10").take(attended("b1"), attended("b2"));

    var opened = open("entrepreneurs-supported", "2026-05-01", "2026-05-31", "2026-06-01");

    assertEquals(1, opened.lines().stream().map(FactLine::person).distinct().count());
    assertEquals(2, opened.lines().size());
    assertEquals(1, opened.now());
    assertEquals(1, opened.total());
    assertTrue(opened.ofPeople());
  }

  /** Else the page and the file would name somebody who does not count. */
  @Test
  void aLineThatWasCorrectedIsOfWhomItCountsNow() {
    var wrong = "ffffffff-ffff-4fff-8fff-ffffffffffff";
    engine
        .on("2026-05-10")
        .take(
            engine.record(
                Bodies.ATTENDANCE, "b1", Bodies.booking(1, wrong, "2026-05-10", "ATTENDED")),
            engine.record(
                Bodies.ATTENDANCE,
                "b1",
                Bodies.booking(2, Bodies.PERSON, "2026-05-10", "ATTENDED")),
            engine.record(
                Bodies.ATTENDANCE, "b2", Bodies.booking(1, wrong, "2026-05-10", "ATTENDED")));

    var opened = open("entrepreneurs-supported", "2026-05-01", "2026-05-31", "2026-06-01");

    assertEquals(2, opened.now());
    assertEquals(2, opened.lines().stream().map(FactLine::person).distinct().count());
  }

  /** The decision took away one and gives back another, and is a line of each. */
  @Test
  void whoIsPutBackAsSomebodyElseLeavesNobodyBehindWhoDoesNotCount() {
    var wrong = "ffffffff-ffff-4fff-8fff-ffffffffffff";
    engine.on("2026-05-10").take(attended("b1", 1, wrong), attended("b2", 1, Bodies.PERSON));
    engine.decide("booking", "b1", true, "of a test");
    engine.take(attended("b1", 2, Bodies.PERSON));
    engine.decide("booking", "b1", false, "of a test");

    var opened = open("entrepreneurs-supported", "2026-05-01", "2026-05-31", "2026-06-01");

    assertEquals(1, opened.now());
    assertEquals(1, opened.total());
    assertEquals(" of 4", opened.ofAll());
    assertEquals(
        Map.of(2L, 1L, 0L, 1L),
        opened.lines().stream()
            .collect(groupingBy(FactLine::person, summingLong(FactLine::amount)))
            .values()
            .stream()
            .collect(groupingBy(amount -> amount, counting())));
    var decision = opened.lines().stream().filter(line -> line.nth() == 2).findFirst();
    var here = LinesAsked.Line.of(decision.orElseThrow()).toString();
    assertTrue(here.endsWith("_2"), here);
    assertEquals(LinesAsked.Line.of(decision.get()), LinesAsked.read("2", here, "").line());
  }

  @Test
  void aLineThatWasCorrectedToAnEarlierDayIsOfThatDay() {
    engine.on("2026-03-10").take(hours("moved", 1, "2026-03-09", "120"));
    engine.on("2026-03-11").take(hours("moved", 2, "2026-03-01", "90"));
    engine.on("2026-03-12").take(hours("other", 1, "2026-03-05", "30"));

    var march = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-04-01");

    assertEquals(
        List.of(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-05")),
        march.lines().stream().map(FactLine::day).toList());
    assertEquals(120, march.total());
  }

  @Test
  void aPageSaysWhichLinesItHasAndOfHowMany() {
    engine
        .on("2026-03-02")
        .take(
            IntStream.range(0, 52)
                .mapToObj(number -> hours("h" + number, 1, "2026-03-01", "1"))
                .toArray(LogRecord[]::new));

    var first = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-04-01");
    var second = open(first, first.next());

    assertEquals("1 to 30 of 52", first.first() + " to " + first.last() + first.ofAll());
    assertEquals("31 to 52 of 52", second.first() + " to " + second.last() + second.ofAll());
    assertNull(first.previous());
    assertNull(second.next());
    assertEquals(52, second.total());
    assertEquals(
        52, Stream.concat(first.lines().stream(), second.lines().stream()).distinct().count());
  }

  @Test
  void soManyLinesThatTheyWouldTakeLongAreNotCounted() {
    engine
        .on("2026-03-02")
        .take(
            IntStream.range(0, 11)
                .mapToObj(
                    n ->
                        engine.record(
                            Bodies.ATTENDANCE,
                            "b" + n,
                            Bodies.booking(1, new UUID(7, n).toString(), day(n), "ATTENDED")))
                .toArray(LogRecord[]::new));

    for (var measure : List.of("bipc-sessions-attended", "entrepreneurs-supported")) {
      for (var rolledUp : List.of(false, true)) {
        if (rolledUp) {
          engine.rollUp();
        }
        var words = measure + ", rolled up: " + rolledUp;
        assertEquals(OptionalLong.empty(), counted(10, measure, "2026-03-01", 11), words);
        assertEquals(OptionalLong.of(11), counted(11, measure, "2026-03-01", 11), words);
        assertEquals(OptionalLong.of(5), counted(10, measure, "2026-03-02", 5), words);
      }
    }
  }

  private OptionalLong counted(long most, String measure, String from, long figure) {
    var typed = new FigureParameters();
    typed.from = from;
    typed.to = "2026-03-31";
    typed.knownAt = "2026-04-01";
    var asked = AskedFigure.read(measure, typed, LATER);
    return engine.jdbi.inTransaction(
        handle -> {
          var scope = FigureScope.of(handle, engine.measures, asked, LATER.instant()).orElseThrow();
          return FactLines.countUpTo(most, handle, scope, figure);
        });
  }

  private static String day(int number) {
    return "2026-03-0" + (1 + number % 2);
  }

  @Test
  void pagesGoOnAndBackOverLinesOfManyDaysThatWereCorrected() {
    engine
        .on("2026-03-02")
        .take(
            IntStream.range(0, 350)
                .mapToObj(n -> hours("h" + n, 1, "2026-03-%02d".formatted(1 + n % 7), "5"))
                .toArray(LogRecord[]::new));
    engine
        .on("2026-03-12")
        .take(
            IntStream.range(0, 90)
                .mapToObj(n -> hours("h" + 3 * n, 2, "2026-03-%02d".formatted(1 + n % 11), "7"))
                .toArray(LogRecord[]::new));
    assertTrue(engine.rebuild().identical());

    var page = open("volunteer-hours", "2026-03-01", "2026-03-31", "2026-04-01");
    var pages = new ArrayList<>(List.of(page));
    while (page.next() != null) {
      page = open(page, page.next());
      pages.add(page);
    }
    var lines = pages.stream().flatMap(each -> each.lines().stream()).toList();
    assertEquals(350, lines.stream().map(FactLine::aggregateId).distinct().count());
    assertEquals(260 * 5 + 90 * 7, lines.stream().mapToLong(FactLine::amount).sum());
    assertEquals(lines.stream().sorted(comparing(FactLine::day)).toList(), lines);
    for (int back = pages.size() - 2; back >= 0; back--) {
      page = open(page, page.previous());
      assertEquals(pages.get(back).lines(), page.lines());
      assertEquals(pages.get(back).first(), page.first());
    }
    assertNull(page.previous());
  }

  @Test
  void aPageThatNobodyGaveOutIsRefused() {
    assertEquals(LinesAsked.FIRST, LinesAsked.read("7", null, " "));
    for (var wrong :
        List.of(
            List.of("0", "", ""),
            List.of("x", "2026-03-01_1", ""),
            List.of("2", "2026-03-01", ""),
            List.of("2", "2026-03-01_1_", ""),
            List.of("2", "2026-03-01_1_2_3", ""),
            List.of("2", "", "2026-02-30_1"),
            List.of("2", "2026-03-01_1", "2026-03-01_1"))) {
      assertThrows(
          InvalidInput.class, () -> LinesAsked.read(wrong.get(0), wrong.get(1), wrong.get(2)));
    }
  }

  private OpenFigure.OpenedFigure open(String measure, String from, String to, String knownAt) {
    var typed = new FigureParameters();
    typed.from = from;
    typed.to = to;
    typed.knownAt = knownAt;
    var asked = AskedFigure.read(measure, typed, LATER);
    return figures.open(asked, LinesAsked.FIRST).orElseThrow();
  }

  /** Another page of the same figure. */
  private OpenFigure.OpenedFigure open(OpenFigure.OpenedFigure opened, String address) {
    var typed = new FigureParameters();
    var values = Pages.parameters(address);
    typed.from = values.get("from");
    typed.to = values.get("to");
    typed.knownAt = values.get("knownAt");
    typed.rule = values.get("rule");
    typed.at = values.get("at");
    var asked = AskedFigure.read(opened.measure().id(), typed, LATER);
    return figures.open(asked, Pages.lines(address)).orElseThrow();
  }

  private static List<String> words(OpenFigure.OpenedFigure opened) {
    return opened.lines().stream()
        .map(
            line ->
                Engine.name(line.aggregateId())
                    + " "
                    + line.amount()
                    + " "
                    + line.why(opened.measure().unit()))
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
    return attended(id, 1, Bodies.PERSON);
  }

  private LogRecord attended(String id, int version, String person) {
    return engine.record(
        Bodies.ATTENDANCE, id, Bodies.booking(version, person, "2026-05-10", "ATTENDED"));
  }
}
