package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.DirectionOfTravel;
import throughline.tracker.plan.target.OffTrackSince;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.PerformanceOnPage;
import throughline.tracker.plan.target.Status;

/** Measures are held against their targets by what was known on a day,. */
class AssessPerformanceTest {

  private static final String HOURS = "volunteer-hours";
  private static final String SHARE = "under-5s-registered-percent";
  private static final String VISITS = "school-visits";
  private static final String WOMEN = "women-and-bame-entrepreneurs";
  private static final String PEOPLE = "entrepreneurs-supported";
  private static final String COUNTED_SHARE = "issues-to-under-5s-percent";
  private static final String CHILDREN = "take-up-by-under-5s";
  private static final String PERCENT = "activity-for-parents-percent";

  private Engine engine = Engine.withShippedMeasures().heardOf("2025-01-01", "2027-04-10");

  @Test
  void theStatusIsThatOfTodaysPointAndOfWhatWasKnown() {
    engine.on("2026-04-01").take(hours("one", "2026-04-10", 600));
    engine.on("2026-05-01").enter(target(HOURS, 0, "SET", 365 * 60, 10 * 60));
    engine.on("2026-06-01").enter(target(HOURS, 1, "SET", 3650, 0));
    engine.on("2026-07-01").enter(target(HOURS, 2, "WITHDRAWN", 3650, 0));

    assertEquals(Status.NO_TARGET, performance(HOURS, "2026-04-30").status());
    assertEquals(
        "10 h so far; 39 h expected by now. 29 h short, more than the 10 h allowed.",
        performance(HOURS, "2026-05-09").sentence());
    assertEquals(Status.RED, performance(HOURS, "2026-06-30").status());
    assertEquals(Status.NO_TARGET, performance(HOURS, "2026-07-01").status());
    assertTrue(engine.rebuild().identical());
  }

  /** On 1 April with nothing done everything was off track. */
  @Test
  void beforeItsFirstMonthIsOverItIsTooEarlyToSay() {
    engine.on("2026-04-01").enter(target(HOURS, 0, "SET", 365 * 60, 0));
    engine.take(hours("one", "2026-04-10", 600));

    var early = performance(HOURS, "2026-04-12");

    assertEquals(Status.TOO_FEW_POINTS, early.status());
    assertFalse(early.isOffTrack());
    assertTrue(
        early.sentence().startsWith("10 h so far; 12 h expected by now. Judged from 30 April"),
        early.sentence());
    assertEquals(Status.RED, performance(HOURS, "2026-04-30").status());
  }

  @Test
  void offTrackSinceTheFirstMonthOfTheRunThatHasNotEnded() {
    engine.on("2026-04-01").enter(target(HOURS, 0, "SET", 365 * 6, 0));
    engine.take(hours("april", "2026-04-10", 120));
    engine.take(hours("may", "2026-05-31", 360));

    assertEquals("Since April 2026", offTrackSince("2026-05-10"));
    assertEquals("", offTrackSince("2026-06-10"), "8 h of 7");
    assertEquals("Since June 2026", offTrackSince("2026-08-10"));
    assertEquals("Since June 2026", offTrackSince("2026-06-25"));
  }

  /** A measure that is red since October was not green in June. */
  @Test
  void sinceWhenItHasItsStatusAndSinceWhenItIsNotGreen() {
    engine.on("2026-04-01").enter(target(HOURS, 0, "SET", 365 * 6, 300));
    engine.take(hours("april", "2026-04-10", 240));
    engine.take(hours("may", "2026-05-31", 300));

    assertEquals("Since June 2026", offTrackSince("2026-07-10"));
    assertEquals(
        "Off track since August 2026, not on track since June 2026", offTrackSince("2026-08-20"));
  }

  /** A year begins anew and what is behind does not: "since April" would be half of the truth. */
  @Test
  void whatEndedTheYearBeforeBehindItsTargetIsOffTrackSinceBeforeApril() {
    engine.on("2026-04-01").take(hours("march", "2026-03-10", 60));
    engine.enter(target(HOURS, 0, "SET", 365 * 6, 0));
    assertEquals("Since April 2026", offTrackSince("2026-05-10"), "nothing was to be reached");

    var before = target(HOURS, 0, "SET", 365 * 6, 0);
    before.body().put("year", "2025-04-01");
    engine.enter(new ManualEntry(ManualEntryKind.TARGET, HOURS + "/2025", 0, before.body()));

    assertEquals("Since before April 2026", offTrackSince("2026-05-10"));
    assertEquals("", offTrackSince("2026-04-29"), "too early to say");
    assertEquals("Since before April 2026", offTrackSince("2026-04-30"));
    engine.take(hours("april", "2026-04-10", 600));
    assertEquals("", offTrackSince("2026-05-10"));
  }

  @Test
  void aDayInThePastIsJudgedByWhatIsKnownSince() {
    engine.on("2026-04-01").enter(target(HOURS, 0, "SET", 365 * 6, 0));
    engine.take(hours("first", "2026-04-01", 6));
    engine.on("2026-07-10").take(hours("late", "2026-06-10", 600));

    assertEquals(Status.RED, performance(HOURS, "2026-06-30").status(), "as known then");
    var over = performance(HOURS, "2026-06-30", "2026-07-09");
    assertTrue(over.sentence().startsWith("6 min on 30 June 2026; "), over.sentence());
    assertTrue(over.forecastWords().endsWith("a week."), over.forecastWords());
    assertEquals(Status.GREEN, performance(HOURS, "2026-06-30", "2026-07-10").status());
    engine.enter(Bodies.observation(VISITS, 0, "ENTERED", "", 30));
    engine.enter(target(VISITS, 0, "SET", 200, 25));
    assertEquals(Status.AMBER, performance(VISITS, "2026-06-30", "2026-07-10").status());
  }

  /** The review of a year's last quarter would be of the next year, which had not begun. */
  @Test
  void theLastDayOfAYearIsJudgedByThatYearHoweverLateItIsLookedAt() {
    engine.on("2026-03-01").take(hours("march", "2026-03-10", 60));
    engine.on("2026-04-10").enter(target(HOURS, 0, "SET", 365 * 6, 0));

    var performance = performance(HOURS, "2026-03-31", "2026-07-10");

    assertEquals("2025/26", performance.year().label());
    assertEquals(Status.NO_TARGET, performance.status(), "the target is of the year after");
    var before = target(HOURS, 0, "SET", 30, 0);
    before.body().put("year", "2025-04-01");
    engine.enter(new ManualEntry(ManualEntryKind.TARGET, HOURS + "/2025", 0, before.body()));
    assertEquals(
        "1 h on 31 March 2026, 30 min over the target of 30 min for 2025/26.",
        performance(HOURS, "2026-03-31", "2026-07-10").sentence());
  }

  private String offTrackSince(String day) {
    return engine.jdbi.withHandle(
        handle ->
            OffTrackSince.read(
                    handle,
                    engine.measures(handle),
                    List.of(performance(HOURS, day)),
                    LocalDate.parse(day))
                .words(HOURS));
  }

  private Performance performance(String measure, String day, String knownAt) {
    return engine.jdbi.withHandle(
        handle -> {
          var all = engine.measures(handle);
          return AssessPerformance.read(
                  handle,
                  all,
                  List.of(all.find(measure).orElseThrow()),
                  LocalDate.parse(day),
                  LocalDate.parse(knownAt))
              .get(measure);
        });
  }

  @Test
  void theDirectionIsThatOfTheSameTimeLastYear() {
    engine.on("2025-01-10").take(hours("early", "2025-01-10", 60));
    engine.take(hours("last", "2025-05-10", 120));
    engine.take(hours("later", "2025-12-10", 1400));
    engine.on("2026-05-01").take(hours("now", "2026-05-01", 180));

    assertEquals(DirectionOfTravel.BETTER, performance(HOURS, "2026-06-01").travel());
    assertEquals(DirectionOfTravel.WORSE, performance(HOURS, "2027-01-01").travel());
    assertEquals(
        DirectionOfTravel.TOO_FEW_POINTS,
        performance(HOURS, "2025-06-01").travel(),
        "heard since January");
  }

  @Test
  void whatIsReportedByHandIsJudgedAsOfItsLastReport() {
    engine.on("2026-07-05").enter(Bodies.observation(VISITS, 0, "ENTERED", "", 30));
    engine.enter(target(VISITS, 0, "SET", 200, 25));

    assertEquals(
        "30 on 30 June 2026; 50 expected by then. 20 short, within the 25 allowed.",
        performance(VISITS, "2026-09-20").sentence());
    var course =
        engine
            .jdbi
            .withHandle(
                handle ->
                    PerformanceOnPage.read(
                        handle,
                        engine.measures(handle),
                        engine.rule(VISITS).measure(),
                        LocalDate.parse("2026-11-25")))
            .course()
            .orElseThrow();
    assertEquals(
        List.of(Optional.of(30L), Optional.empty(), Optional.empty(), Optional.empty()),
        course.steps().stream().map(step -> step.actual()).toList());
    assertEquals(
        List.of("30", "No data", "Still to come", "Still to come"),
        course.steps().stream().map(course::actualText).toList());
  }

  /** The sum of a year with a hole is not known; a percentage is that of the last report. */
  @Test
  void aMissingReportIsNoZero() {
    engine.on("2026-10-05");
    engine.enter(report(VISITS, "2026-07-01", "2026-09-30", 30), target(VISITS, 0, "SET", 200, 25));
    engine.enter(report(PERCENT, "2026-07-01", "2026-09-30", 5_000));
    engine.enter(target(PERCENT, 0, "SET", 6_000, 0));

    assertEquals(Status.NO_DATA, performance(VISITS, "2026-10-06").status());
    assertTrue(
        performance(VISITS, "2026-10-06")
            .sentence()
            .contains("2026/27 Q1 (Apr–Jun 2026) has no figure"),
        performance(VISITS, "2026-10-06").sentence());
    assertEquals(Status.GREEN, performance(PERCENT, "2026-10-06").status());
  }

  @Test
  void aShareIsHeldAgainstItsTargetAndSilenceOfItsPartIsItsOwn() {
    engine.on("2026-04-01").enter(target(SHARE, 0, "SET", 8_000, 0));
    assertEquals(Status.NO_DATA, performance(SHARE, "2026-05-01").status());

    engine.take(engine.record(Bodies.MEMBER, "one", Bodies.member(1, "2026-04-10", null)));
    assertEquals(
        "No data: nobody knows what it is a share of.",
        performance(SHARE, "2026-05-01").sentence());
    engine.enter(Bodies.population(0, 2025, "2025-07-15", Map.of("", 2)));

    assertEquals(
        "50%; 6.79% expected by now. 43.21 points ahead.",
        performance(SHARE, "2026-05-01").sentence());
  }

  @Test
  void whatOthersAreSharesOfIsNoStateToReach() {
    assertEquals(
        "No target: neither more nor less is better.",
        performance("library-issues", "2026-10-06").sentence());
  }

  /** Somebody who is supported in two quarters is no two people. */
  @Test
  void differentPeopleOfTwoQuartersAreNotAddedUp() {
    engine.on("2026-10-05");
    engine.enter(report(WOMEN, "2026-04-01", "2026-06-30", 222));
    engine.enter(report(WOMEN, "2026-07-01", "2026-09-30", 235));
    engine.enter(target(WOMEN, 0, "SET", 500, 0));

    assertEquals(
        "235 on 30 September 2026; 251 expected by then. 16 short, and none is allowed.",
        performance(WOMEN, "2026-10-06").sentence());
  }

  @Test
  void ofWhatDoesNotAddUpAYearIsItsLastReport() {
    var year = Period.financialYear(LocalDate.parse("2026-04-01"));
    for (var measure : List.of(PERCENT, WOMEN)) {
      var asked = FigureSource.of(engine.rule(measure)).asked(year.from(), year.lastDay());
      assertEquals("2026/27 Q4 (Jan–Mar 2027)", asked.label());
    }
    assertEquals(
        "2026/27", FigureSource.of(engine.rule(VISITS)).asked(year.from(), year.lastDay()).label());
  }

  @Test
  void theDirectionOfReportsIsThatOfTheSameQuarterAlsoWhereAnotherIsMissing() {
    engine.on("2025-10-05").enter(report(VISITS, "2025-07-01", "2025-09-30", 174));
    engine.on("2026-10-05").enter(report(VISITS, "2026-04-01", "2026-06-30", 175));

    assertEquals(DirectionOfTravel.TOO_FEW_POINTS, performance(VISITS, "2026-10-05").travel());
    engine.enter(report(VISITS, "2026-07-01", "2026-09-30", 213));
    assertEquals(DirectionOfTravel.BETTER, performance(VISITS, "2026-10-06").travel());
  }

  /** A pace that began well makes no percentage of more than all. */
  @Test
  void whatIsReportedAsAPercentageComesToNoMoreThanAll() {
    engine.on("2026-07-05").enter(report(PERCENT, "2026-04-01", "2026-06-30", 5_000));
    engine.enter(target(PERCENT, 0, "SET", 6_000, 0));

    assertEquals(
        "At this pace 100% by 31 March 2027, 40 points over the target of 60%."
            + " Has to rise by 10 points, about 0.26 points a week.",
        performance(PERCENT, "2026-07-06").forecastWords());
  }

  /** More children than the estimate has may be members, but no more loans than all. */
  @Test
  void aShareOfWhatIsCountedComesToNoMoreThanAll() {
    engine.on("2026-07-05").enter(target(COUNTED_SHARE, 0, "SET", 6_000, 0));
    engine.enter(target(SHARE, 0, "SET", 6_000, 0));
    engine.take(loans("2026-05-10", 100, 50));
    engine.take(engine.record(Bodies.MEMBER, "one", Bodies.member(1, "2026-04-10", null)));
    engine.enter(Bodies.population(0, 2025, "2025-07-15", Map.of("", 2)));

    var counted = performance(COUNTED_SHARE, "2026-07-06").forecastWords();
    assertTrue(counted.startsWith("At this pace 100% by 31 March 2027"), counted);
    var ofEstimate = performance(SHARE, "2026-07-06").forecastWords();
    assertTrue(ofEstimate.startsWith("At this pace 188.14% by"), ofEstimate);
  }

  @Test
  void aShareOfWhatIsCountedIsNoneUntilSomethingIs() {
    engine.on("2026-03-20").take(loans("2026-03-19", 100, 50));
    engine.on("2026-04-01").enter(target(COUNTED_SHARE, 0, "SET", 6_000, 0));

    assertEquals(
        "No data: nothing of what it is a share of was counted yet.",
        performance(COUNTED_SHARE, "2026-04-01").sentence());
  }

  /** On 2 May all of last year's May would stand against two days of this one. */
  @Test
  void whatIsToldByMonthIsComparedByTheMonthsThatAreOver() {
    engine.on("2025-04-01").take(use(1, "2025-04-01"), use(2, "2025-05-01"), use(3, "2025-05-01"));
    engine.on("2026-04-01").take(use(4, "2026-04-01"), use(5, "2026-04-01"));

    var april = performance(CHILDREN, "2026-04-20");
    assertEquals(DirectionOfTravel.TOO_FEW_POINTS, april.travel());
    assertEquals("No comparison yet: the year's first month is not over", april.travelWords());
    assertEquals(DirectionOfTravel.BETTER, performance(CHILDREN, "2026-04-30").travel());
    assertEquals(DirectionOfTravel.BETTER, performance(CHILDREN, "2026-05-02").travel());
    assertEquals(DirectionOfTravel.WORSE, performance(CHILDREN, "2026-05-31").travel());
    engine.on("2026-05-02").take(use(6, "2026-05-01"));
    assertEquals(DirectionOfTravel.UNCHANGED, performance(CHILDREN, "2026-06-01").travel());
  }

  private static final String SHARE_BY_MONTH =
      """
      measures:
        - id: children
          title: Children
          outcomes: [1.1-o1]
          kind: distinct-people
          unit: people
          polarity: higher
          version: 1
          definition: Children.
          from: child-use
          date: month
          subject: child
          place: library
        - id: loans
          title: Loans
          outcomes: [1.1-o1]
          kind: flow-sum
          unit: issues
          polarity: none
          version: 1
          definition: Loans.
          from: loan-count
          date: day
          value: issues
          place: library
        - id: children-percent
          title: Children for each loan
          outcomes: [1.1-o1]
          kind: ratio
          unit: percent
          polarity: higher
          version: 1
          definition: Children for each loan.
          numerator: children
          denominator: loans
      """;

  @Test
  void aShareThatIsToldByMonthHasNoDirectionInItsFirstMonth() {
    engine = Engine.withMeasures(SHARE_BY_MONTH);
    engine.on("2025-04-20").take(use(1, "2025-04-01"));
    engine.take(loans("2025-04-19", 100, 50));
    engine.on("2026-04-20").take(use(2, "2026-04-01"));
    engine.take(loans("2026-04-19", 100, 50));

    assertEquals(
        "No comparison yet: the year's first month is not over",
        performance("children-percent", "2026-04-20").travelWords());
  }

  /** Also of what is counted: no 0 was heard of. */
  @Test
  void aShareOfWhatNobodyHasToldOfSaysThatNobodyKnows() {
    engine = Engine.withMeasures(SHARE_BY_MONTH);
    engine.on("2026-04-01").enter(target("children-percent", 0, "SET", 6_000, 0));
    engine.on("2026-04-20").take(use(1, "2026-04-01"));

    assertEquals(
        "No data: nobody knows what it is a share of.",
        performance("children-percent", "2026-04-20").sentence());
  }

  /** The comparison asks for one figure more, behind which the newcomers' is. */
  @Test
  void thePaceOfWhatIsToldByMonthIsThatOfItsOwnNewcomers() {
    engine.on("2026-04-01").enter(target(CHILDREN, 0, "SET", 20, 0));
    engine.take(use(1, "2026-04-01"), use(2, "2026-04-01"));
    engine.on("2026-09-10").take(use(1, "2026-09-01"), use(3, "2026-09-01"));

    var forecast = performance(CHILDREN, "2026-09-20").forecastWords();
    assertTrue(forecast.startsWith("1 new in the last three months."), forecast);
  }

  private LogRecord use(int child, String month) {
    var key = "00000000-0000-4000-8000-%012d".formatted(child);
    return engine.record(
        Bodies.USE,
        "%s/%s/BANB".formatted(key, month.substring(0, 7)),
        Bodies.use(1, key, key, month, "BANB", "LOANS"));
  }

  private LogRecord loans(String day, int issues, int toUnder5s) {
    return engine.record(Bodies.LOANS, "BANB/" + day, Bodies.loans("BANB", day, issues, toUnder5s));
  }

  /** Ten come in the year and nine of them again: at the pace of all so far it would be 15. */
  @Test
  void thePaceOfDifferentPeopleIsOfThoseWhoWereNewLately() {
    engine.on("2026-04-10").enter(target(PEOPLE, 0, "SET", 20, 0));
    for (int n = 0; n < 9; n++) {
      engine.take(attended("april" + n, n, "2026-04-10"));
    }
    engine.on("2026-10-11");
    for (int n = 0; n < 10; n++) {
      engine.take(attended("october" + n, n, "2026-10-11"));
    }

    assertEquals(
        "1 new in the last three months. At that pace 11 by 31 March 2027, 9 under the target of 20. 10 more needed, less than 1 a week.",
        performance(PEOPLE, "2026-11-25").forecastWords());
    assertEquals(
        "9 new since 10 April 2026. At that pace 45 by 31 March 2027, 25 over the target of 20. 11 more needed, less than 1 a week.",
        performance(PEOPLE, "2026-06-20").forecastWords(),
        "nobody had told of anybody before");
    assertEquals(
        "Too early to say what the year comes to.",
        performance(PEOPLE, "2026-06-06").forecastWords());
  }

  private LogRecord attended(String id, int person, String day) {
    var who = Bodies.PERSON.replace("5f0c1b7e", "5f0c1b%02d".formatted(person));
    return engine.record(Bodies.ATTENDANCE, id, Bodies.booking(1, who, day, "ATTENDED"));
  }

  @Test
  void tooFewPointsIsSaidAndOfWhatTheyAre() {
    engine.on("2025-04-05").take(hours("last", "2025-04-04", 120));
    engine.on("2026-04-02").enter(target(HOURS, 0, "SET", 6_000, 0));
    engine.take(engine.nothingCounted("2026-04-01"));
    engine.enter(target(VISITS, 0, "SET", 200, 25));
    engine.enter(report(VISITS, "2025-04-01", "2025-06-30", 30));

    assertEquals(
        "Too early to say what the year comes to.",
        performance(HOURS, "2026-05-20").forecastWords());
    assertTrue(performance(HOURS, "2026-06-20").forecastWords().startsWith("At this pace"));
    assertEquals("", performance(VISITS, "2026-05-20").forecastWords());
    assertEquals(
        "No comparison without this year's figure",
        performance(VISITS, "2026-05-20").travelWords());
  }

  private static ManualEntry report(String measure, String from, String lastDay, int value) {
    var fact = Bodies.observation(measure, 0, "ENTERED", "", value);
    fact.body().put("from", from).put("lastDay", lastDay);
    return new ManualEntry(fact.kind(), measure + "/" + lastDay, 0, fact.body());
  }

  private LogRecord hours(String id, String day, int minutes) {
    return engine.record(
        Bodies.HOURS, id, Bodies.hours(1, "APPROVED", day, String.valueOf(minutes)));
  }

  private static ManualEntry target(
      String measure, long seen, String state, long value, long tolerance) {
    return Bodies.target(measure, LocalDate.parse("2026-04-01"), seen, state, value, tolerance);
  }

  private Performance performance(String measure, String day) {
    return engine.jdbi.withHandle(
        handle -> {
          var all = engine.measures(handle);
          return AssessPerformance.read(handle, all, all.all(), LocalDate.parse(day)).get(measure);
        });
  }
}
