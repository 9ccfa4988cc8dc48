package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.tracker.engine.fact.SourceLastHeard;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.Silence;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.DirectionOfTravel;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.Status;

/** Before a source was first heard of, and after it was last, nothing counted is no 0. */
class SilenceTest {

  private static final String HOURS = "volunteer-hours";
  private final ManualEntry target =
      Bodies.target(HOURS, LocalDate.parse("2026-04-01"), 0, "SET", 6000, 0);

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void silenceIsNoZero() {
    engine.on("2025-09-03").take(engine.approved("one", 60));
    engine.on("2026-03-31").take(engine.nothingCounted("2026-03-30"));

    assertFalse(figure(HOURS, "2025-04-01", "2025-05-01").hasValue());
    assertEquals("No data", figure(HOURS, "2025-04-01", "2025-05-01").text());
    assertEquals("0 h", figure(HOURS, "2025-10-01", "2025-11-01").text(), "it would have told");
    assertEquals("0 h", figure(HOURS, "2025-09-01", "2025-10-01").text(), "since the third");
    assertEquals("1 h", figure(HOURS, "2026-03-01", "2026-04-01").text());
    var months =
        engine.jdbi.withHandle(
            handle ->
                MeasureHistory.overTime(
                    handle,
                    engine.rule(HOURS),
                    Period.monthsUpTo(LocalDate.parse("2026-03-31"), 13),
                    LocalDate.parse("2026-03-31")));
    assertEquals(6, months.stream().filter(month -> !month.hasValue()).count());
    assertFalse(
        figure("newborns-enrolled", "2026-03-01", "2026-04-01").hasValue(), "never heard of");
    assertEquals(
        "No data before 3 September 2025",
        engine.jdbi.withHandle(
            handle -> AssessPerformance.noDataBefore(handle, engine.rule(HOURS))));
  }

  @Test
  void whatEndedAfterItsSourceWasLastHeardOfIsNoZero() {
    engine.on("2026-02-03").take(engine.approved("one", 60));
    engine.enter(target);

    assertEquals("1 h", figure(HOURS, "2026-03-01", "2026-04-01", "2026-06-10").text());
    assertEquals("0 h", figure(HOURS, "2026-02-01", "2026-03-01", "2026-06-10").text());
    var may = figure(HOURS, "2026-05-01", "2026-06-01", "2026-06-10");
    assertFalse(may.hasValue());
    assertEquals("[x] not available", may.text());
    assertEquals(
        "0 h", figure(HOURS, "2026-02-04", "2026-02-05", "2026-02-05").text(), "in the night");
    assertEquals(
        "No data: nothing has been heard of its source since 3 February 2026, which is not a figure of 0.",
        performance(HOURS, "2026-06-10").sentence());

    engine.on("2026-06-11").take(engine.nothingCounted("2026-05-10"));

    assertEquals("0 h", figure(HOURS, "2026-05-01", "2026-06-01", "2026-06-11").text());
    assertFalse(figure(HOURS, "2026-05-01", "2026-06-01", "2026-06-10").hasValue(), "as known");
  }

  /** Silence of what is divided is none of "0 of an unknown number". */
  @Test
  void aShareIsSilentInTheSameMonthsAsItsParts() {
    engine
        .on("2026-02-03")
        .take(
            engine.record(
                Bodies.LOANS, "BANB/2026-02-02", Bodies.loans("BANB", "2026-02-02", 100, 20)));
    var day = LocalDate.parse("2026-06-10");
    var share = engine.measures().version("issues-to-under-5s-percent", day).orElseThrow();
    var months = Period.monthsUpTo(day, 6);

    var overTime =
        engine.jdbi.withHandle(handle -> MeasureHistory.overTime(handle, share, months, day));

    var one =
        engine.jdbi.withHandle(
            handle ->
                Figures.read(
                    handle,
                    months.stream().map(month -> new FigureQuestion(share, month)).toList(),
                    day));
    assertEquals(
        List.of(
            "No data",
            "20% (20 of 100)",
            Figure.NOT_AVAILABLE,
            Figure.NOT_AVAILABLE,
            Figure.NOT_AVAILABLE,
            Figure.NOT_AVAILABLE),
        overTime.stream().map(Figure::text).toList());
    assertEquals(one, overTime);
  }

  /** Its service counts its days whether the library system tells it anything or not. */
  @Test
  void whatTheLibrarySystemTellsIsSilentOnceItStops() {
    engine
        .on("2026-02-03")
        .take(
            engine.record(
                Bodies.LOANS, "BANB/2026-02-02", Bodies.loans("BANB", "2026-02-02", 100, 20)),
            engine.record(
                Bodies.USE,
                Bodies.PERSON + "/2026-02/BANB",
                Bodies.use(1, Bodies.PERSON, Bodies.PERSON, "2026-02-01", "BANB", "LOANS")));
    engine.on("2026-06-09").take(engine.nothingCounted(MembershipEvents.DAY_COUNTED, "2026-06-08"));

    for (var measure : List.of("library-issues", "take-up-by-under-5s")) {
      assertTrue(figure(measure, "2026-02-01", "2026-03-01", "2026-06-10").hasValue(), measure);
      assertEquals(
          Figure.NOT_AVAILABLE,
          figure(measure, "2026-05-01", "2026-06-01", "2026-06-10").text(),
          measure);
    }
    var day = LocalDate.parse("2026-06-10");
    assertEquals(
        "Nothing has been heard of its source since 3 February 2026.",
        engine.jdbi.withHandle(
            handle ->
                Silence.words(
                    engine.rule("library-issues"),
                    SourceLastHeard.lastDays(handle, day),
                    day,
                    day)));
  }

  /** Whoever looks back sees a figure that nobody has any more. */
  @Test
  void whatHadAFigureThenAndHasNoneTodaySaysWhy() {
    engine.on("2026-02-03").take(member("one"));
    engine.heardOf("2026-02-04", "2026-03-31");

    for (var measure : List.of("first-loans-within-90-days", "members-under-5")) {
      var then = history(measure, "2026-04-01");
      assertTrue(then.timeline().get(12).hasValue(), measure);
      var now =
          engine.jdbi.withHandle(
              handle ->
                  NowKnown.of(
                      handle, engine.measures(handle), then, LocalDate.parse("2026-06-10")));
      assertEquals(
          List.of(
              "Some of these have no figure today. Nothing has been heard of its source since, which is not 0.",
              "Nothing has been heard of its source since 31 March 2026."),
          now.notes(),
          measure);
    }
  }

  /** They come with the member, so nothing else would tell. */
  @Test
  void firstLoansSaySinceWhenTheLibrarySystemIsSilent() {
    engine
        .on("2026-02-03")
        .take(
            member("one"),
            engine.record(
                Bodies.LOANS, "BANB/2026-02-02", Bodies.loans("BANB", "2026-02-02", 100, 20)));
    engine.on("2026-06-09").take(engine.nothingCounted(MembershipEvents.DAY_COUNTED, "2026-06-08"));

    for (var measure :
        List.of("first-loans-within-90-days", "first-loans-within-365-days-percent")) {
      assertTrue(
          history(measure, "2026-06-10")
              .notes()
              .contains(
                  "The library system was last heard of on 3 February 2026. First loans since then are missing here, though enrolments go on."),
          measure);
    }
    assertEquals(List.of(), history("newborns-enrolled", "2026-06-10").notes());
    assertEquals(List.of(), history("first-loans-within-90-days", "2026-02-05").notes());
  }

  private LogRecord member(String id) {
    return engine.record(Bodies.MEMBER, id, Bodies.member(1, "2026-02-02", null));
  }

  private MeasureHistory history(String measure, String day) {
    return engine.jdbi.withHandle(
        handle ->
            MeasureHistory.read(
                handle,
                engine.measures(handle).version(measure, LocalDate.parse(day)).orElseThrow(),
                LocalDate.parse(day),
                engine.clock.instant()));
  }

  @Test
  void anEarlierEventThatComesLateEndsTheSilenceBeforeIt() {
    engine.on("2025-09-03").take(engine.approved("one", 60));
    engine.on("2025-06-01").take(engine.approved("two", 60));

    assertTrue(figure(HOURS, "2025-07-01", "2025-08-01").hasValue());
    assertFalse(figure(HOURS, "2025-05-01", "2025-06-01").hasValue());
  }

  @Test
  void aSingleEventWithAnOldTimeEndsNoSilence() {
    engine.on("2026-03-02").take(engine.approved("one", 60));
    var stray = engine.on("2003-05-05").approved("stray", 60);
    var another = engine.on("2004-05-05").approved("another", 60);
    engine.on("2026-03-03").take(stray, another);

    assertFalse(figure(HOURS, "2010-04-01", "2010-05-01").hasValue());
    assertEquals(
        "3 h", figure(HOURS, "2026-03-01", "2026-04-01").text(), "they count all the same");
    assertEquals(
        "No data before 2 March 2026",
        engine.jdbi.withHandle(
            handle -> AssessPerformance.noDataBefore(handle, engine.rule(HOURS))));
  }

  /** As when the tracker is set up beside services that have published for long. */
  @Test
  void aLogThatIsReadLateIsHeardOfSinceItsSourceToldOfOneDayAfterAnother() {
    var log =
        IntStream.rangeClosed(1, 7)
            .mapToObj(day -> engine.on("2025-09-0" + day).approved("day " + day, 60))
            .toList();
    var stray = engine.on("2003-05-05").approved("stray", 60);
    engine.on("2026-03-02").take(stray);
    engine.take(log.subList(0, 6).toArray(LogRecord[]::new));
    assertFalse(figure(HOURS, "2025-10-01", "2025-11-01").hasValue(), "too few days to say");

    engine.take(log.get(6));

    assertTrue(figure(HOURS, "2025-10-01", "2025-11-01").hasValue());
    assertFalse(figure(HOURS, "2025-08-01", "2025-09-01").hasValue());
  }

  @Test
  void aSourceThatIsSilentIsNotJudgedAsZero() {
    engine.enter(target);

    var performance = performance(HOURS, "2026-11-25");

    assertEquals(Status.NO_DATA, performance.status());
    assertTrue(
        performance.sentence().contains("which is not a figure of 0"), performance.sentence());
    assertEquals(DirectionOfTravel.TOO_FEW_POINTS, performance.travel());
  }

  private Figure figure(String measure, String from, String to) {
    return figure(measure, from, to, "2026-04-01");
  }

  private Figure figure(String measure, String from, String to, String knownAt) {
    var period = new Period(LocalDate.parse(from), LocalDate.parse(to), "");
    var question = new FigureQuestion(engine.rule(measure), period);
    return engine.jdbi.withHandle(
        handle -> Figures.read(handle, List.of(question), LocalDate.parse(knownAt)).get(0));
  }

  private Performance performance(String measure, String day) {
    return engine.jdbi.withHandle(
        handle -> {
          var all = engine.measures(handle);
          return AssessPerformance.read(handle, all, all.all(), LocalDate.parse(day)).get(measure);
        });
  }
}
