package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.PerformanceOnPage;
import throughline.tracker.plan.target.Status;

/** A status says what its reader has to know of the figure that it judges. */
class CaveatsTest {

  private static final String LOANS = "first-loans-within-90-days";
  private static final String PERCENT = LOANS + "-percent";
  private static final String MEMBERS = "members-under-5";
  private static final String SHARE = "under-5s-registered-percent";
  private static final String HOURS = "volunteer-hours";

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void aStatusSaysThatItsFigureStillChanges() {
    engine.on("2025-03-01").take(borrowed("earlier", "2025-03-01"));
    engine.on("2025-05-10").take(borrowed("last year", "2025-05-01"));
    engine.on("2026-05-10").take(borrowed("a", "2026-05-01"));
    engine.enter(target(PERCENT, 10_000), target(LOANS, 0));
    for (int day = 11; day < 22; day++) {
      engine.on("2026-05-" + day).take(borrowed("b" + day, "2026-05-" + day));
    }

    var share = performance(PERCENT, "2026-05-21");
    assertTrue(share.sentence().startsWith("100% [p]; "), share.sentence());
    assertTrue(
        share.sentence().endsWith(" ahead. [p] provisional: 90 days are not over for all."),
        share.sentence());
    var count = performance(LOANS, "2026-05-21");
    assertTrue(count.isProvisional());
    assertEquals("Better than at the same time last year, which is final", count.travelWords());
    var over = performance(PERCENT, "2026-06-30", "2026-10-20");
    assertFalse(over.isProvisional());
    assertFalse(over.sentence().contains("rovisional"), over.sentence());
    assertEquals("12 [p]", course(LOANS, "2026-05-21").get(1));
  }

  @Test
  void aMonthWhoseHoursWaitForApprovalIsProvisional() {
    engine.on("2026-05-10").take(submitted("april", 1, "APPROVED", "2026-04-10"));
    engine.take(submitted("may", 1, "APPROVED", "2026-05-03"));
    engine.take(submitted("waits", 1, "SUBMITTED", "2026-05-02"));
    engine.enter(target(HOURS, 60));

    assertEquals("1 h", month(HOURS, "2026-04", "2026-05-10").text());
    assertEquals("1 h [p]", month(HOURS, "2026-05", "2026-05-10").text());
    var sentence = performance(HOURS, "2026-05-10").sentence();
    assertTrue(sentence.endsWith("[p] provisional: some of it waits for approval."), sentence);

    engine.on("2026-05-12").take(submitted("waits", 2, "APPROVED", "2026-05-02"));

    assertEquals("2 h", month(HOURS, "2026-05", "2026-05-12").text());
    assertEquals("1 h [p]", month(HOURS, "2026-05", "2026-05-11").text());
  }

  private LogRecord submitted(String id, int version, String status, String day) {
    return engine.record(Bodies.HOURS, id, Bodies.hours(version, status, day, "60"));
  }

  @Test
  void aStockSaysSinceWhenNobodyToldOfItAndIsNoFigureOfLaterMonths() {
    engine.on("2026-04-10").take(member("one", "2026-04-02"));
    engine.enter(Bodies.population(0, 2025, "2025-07-15", Map.of("", 2)));
    engine.enter(target(MEMBERS, 1_000), target(SHARE, 8_000));

    assertFalse(
        performance(MEMBERS, "2026-04-12").sentence().contains("last heard"),
        "two days of patience");
    var sentence = performance(MEMBERS, "2026-06-20").sentence();
    assertEquals(
        "1 on 10 April 2026, when last heard of; 27 expected by then. 26 short, and none is allowed.",
        sentence);
    var share = performance(SHARE, "2026-06-20").sentence();
    assertTrue(share.contains(" on 10 April 2026, when last heard of; "), share);
    var history = history(MEMBERS, "2026-06-20");
    assertEquals("1", history.headline().current().text());
    assertEquals("1", last(history(MEMBERS, "2026-04-20").timeline(), 1).get(0), "a month so far");
    assertEquals(
        List.of("Nothing has been heard of its source since 10 April 2026."), history.notes());
    assertEquals(
        List.of("[x] not available", "[x] not available", "1"),
        last(history.timeline(), 3),
        "today stays what was known last, wherever it is shown");
    assertEquals(
        List.of("[x] not available", "[x] not available", "50% (1 of 2)"),
        last(history(SHARE, "2026-06-20").timeline(), 3));
    assertEquals("[x] not available", figure(MEMBERS, "2026-05-31", "2026-06-01").text());
    assertEquals("[x] not available", figure(MEMBERS, "2026-05-31", "2026-06-20").text());
    var may = performance(MEMBERS, "2026-05-31", "2026-06-20");
    assertEquals(sentence, may.sentence(), "as of when it was known last");
    assertEquals(Status.NO_TARGET, performance(MEMBERS, "2027-05-31").status());
    assertEquals(
        List.of("[x] not available", "[x] not available", "1"),
        course(MEMBERS, "2026-06-20").subList(0, 3));

    engine.on("2026-06-21").take(member("two", "2026-06-20"));

    assertEquals(List.of("1", "1", "2"), last(history(MEMBERS, "2026-06-21").timeline(), 3));
    assertFalse(performance(MEMBERS, "2026-06-21").sentence().contains("last heard"));
  }

  /** It was red because nobody had told of anything for months, and came to less each day. */
  @Test
  void aSumIsJudgedAsOfWhenItsSourceWasLastHeardOf() {
    var april = Bodies.hours(1, "APPROVED", "2026-04-03", "600");
    engine.on("2026-06-30").take(engine.record(Bodies.HOURS, "one", april));
    engine.enter(target(HOURS, 60 * 20));

    var performance = performance(HOURS, "2026-12-20");
    assertEquals(
        "10 h on 30 June 2026, when last heard of; 4 h 59 min expected by then. 5 h 1 min ahead.",
        performance.sentence());
    assertTrue(
        performance.forecastWords().startsWith("At this pace 40 h "), performance.forecastWords());
    assertEquals(
        List.of("10 h", "10 h", "10 h", "[x] not available", "[x] not available", "Still to come"),
        course(HOURS, "2026-08-20").subList(0, 6));
    assertEquals(List.of(), history("school-visits", "2026-06-20").notes());
  }

  private static List<String> last(List<Figure> figures, int number) {
    return figures.stream().skip(figures.size() - number).map(Figure::text).toList();
  }

  private List<String> course(String measure, String day) {
    return engine.jdbi.withHandle(
        handle -> {
          var all = engine.measures(handle);
          var asked = all.find(measure).orElseThrow();
          var course =
              PerformanceOnPage.read(handle, all, asked, LocalDate.parse(day))
                  .course()
                  .orElseThrow();
          return IntStream.range(0, course.steps().size())
              .mapToObj(i -> course.actualText(course.steps().get(i)))
              .toList();
        });
  }

  private MeasureHistory history(String measure, String day) {
    return engine.jdbi.inTransaction(
        handle ->
            MeasureHistory.read(
                handle,
                engine.measures(handle).version(measure, LocalDate.parse(day)).orElseThrow(),
                LocalDate.parse(day),
                Instant.parse(day + "T12:00:00Z")));
  }

  private Figure month(String measure, String month, String knownAt) {
    return figure(measure, Period.month(YearMonth.parse(month)), knownAt);
  }

  private Figure figure(String measure, String on, String knownAt) {
    return figure(measure, Period.day(LocalDate.parse(on)), knownAt);
  }

  private Figure figure(String measure, Period period, String knownAt) {
    return engine.jdbi.withHandle(
        handle -> {
          var asked = new FigureQuestion(engine.rule(measure), period);
          return Figures.read(handle, List.of(asked), LocalDate.parse(knownAt)).get(0);
        });
  }

  private Performance performance(String measure, String day) {
    return performance(measure, day, day);
  }

  private Performance performance(String measure, String day, String knownAt) {
    return engine.jdbi.withHandle(
        handle -> {
          var all = engine.measures(handle);
          var asked = List.of(all.find(measure).orElseThrow());
          return AssessPerformance.read(
                  handle, all, asked, LocalDate.parse(day), LocalDate.parse(knownAt))
              .get(measure);
        });
  }

  private static ManualEntry target(String measure, long value) {
    return Bodies.target(measure, LocalDate.parse("2026-04-01"), 0, "SET", value, 0);
  }

  private LogRecord member(String id, String day) {
    return engine.record(Bodies.MEMBER, id, Bodies.member(1, day, null));
  }

  private LogRecord borrowed(String id, String day) {
    var body =
        Bodies.member(1, day, null)
            .replace("\"recordState\"", "\"firstLoan\":\"WITHIN_90_DAYS\",\"recordState\"");
    return engine.record(Bodies.MEMBER, id, body);
  }
}
