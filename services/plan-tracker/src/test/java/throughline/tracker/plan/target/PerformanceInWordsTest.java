package throughline.tracker.plan.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Period;

/** A status in a sentence, with the rule that it follows from. */
class PerformanceInWordsTest {

  private static final Period YEAR = Period.financialYear(LocalDate.parse("2026-04-01"));
  private static final LocalDate MIDDLE = LocalDate.parse("2026-09-30");
  private static final LocalDate END = LocalDate.parse("2027-03-31");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6100 | 61%; 65% expected by now. 4 points short, within the 5 points allowed.",
        "6400 | 64%; 65% expected by now. 1 point short, within the 5 points allowed.",
        "6000 | 60%; 65% expected by now. 5 points short, within the 5 points allowed.",
        "5999 | 59.99%; 65% expected by now. 5.01 points short, more than the 5 points allowed.",
        "6500 | 65%, exactly as expected by now.",
        "6650 | 66.5%; 65% expected by now. 1.5 points ahead.",
      })
  void aPercentageAndItsPoints(long actual, String sentence) {
    assertEquals(sentence, performance(Unit.PERCENT, Polarity.HIGHER, actual, byHand(), MIDDLE));
  }

  @Test
  void lowerIsBetter() {
    assertEquals(
        "60 so far; at most 50 expected by now. 10 over, more than the 5 allowed.",
        performance(Unit.NUMBER, Polarity.LOWER, 60, target(0, 100, 5), MIDDLE));
    assertEquals(
        "40 so far; at most 50 expected by now. 10 below.",
        performance(Unit.NUMBER, Polarity.LOWER, 40, target(0, 100, 5), MIDDLE));
  }

  /** It was cut: of 30 people 5% was one, and two behind were red. */
  @Test
  void aToleranceInPercentIsRoundedToTheNearest() {
    var tolerance = new Target.Tolerance(500, true);

    assertEquals(2, tolerance.of(30), "1.5");
    assertEquals(1, tolerance.of(29), "1.45");
    assertEquals(2, tolerance.of(49), "2.45");
    assertEquals(Status.AMBER, status(tolerance, 28));
    assertEquals(Status.RED, status(tolerance, 27));
  }

  private static Status status(Target.Tolerance tolerance, long actual) {
    var target = new Target(YEAR, reach(30, 30), tolerance, Target.TargetType.MINIMUM);
    return new RagRule(Polarity.HIGHER, false)
        .judge(Optional.of(actual), Optional.of(target), YEAR.lastDay())
        .status();
  }

  @Test
  void aToleranceInPercentSaysWhatThatIs() {
    var target =
        new Target(
            YEAR, reach(0, 800), new Target.Tolerance(1000, true), Target.TargetType.MINIMUM);
    assertEquals(
        "375 so far; 401 expected by now. 26 short, within the 10% allowed (40).",
        performance(Unit.PEOPLE, Polarity.HIGHER, 375, target, MIDDLE));
  }

  @Test
  void hoursAreHours() {
    assertEquals(
        "9 h 30 min so far; the target for 2026/27 is 10 h 30 min. 1 h short, and none is allowed.",
        performance(Unit.MINUTES, Polarity.HIGHER, 570, target(0, 630, 0), END));
  }

  /** Whole hours are subtracted as they are read, and never against the judgement. */
  @Test
  void manyHoursAreWholeHours() {
    var tolerance = new Target.Tolerance(500, true);
    var target = new Target(YEAR, reach(0, 1_183_000), tolerance, Target.TargetType.MINIMUM);
    assertEquals(
        "9,456 h so far; 9,885 h expected by now. 429 h short, within the 5% allowed (494 h).",
        performance(Unit.MINUTES, Polarity.HIGHER, 567_330, target, MIDDLE));
    assertEquals(
        "199 h so far; the target for 2026/27 is 200 h. 1 h 10 min short, more than the 1 h allowed.",
        performance(Unit.MINUTES, Polarity.HIGHER, 11_930, target(0, 12_000, 60), END));
  }

  @Test
  void aRangeIsKeptOrLeft() {
    var aim = new Aim.Within(4000, 5000, new Profile.Level());
    var target =
        new Target(YEAR, aim, new Target.Tolerance(200, false), Target.TargetType.AMBITION);
    assertEquals(
        "45%, inside the range of 40% to 50%.",
        performance(Unit.PERCENT, Polarity.IN_RANGE, 4500, target, MIDDLE));
    assertEquals(
        "38%; 40% to 50% wanted. 2 points below, within the 2 points allowed.",
        performance(Unit.PERCENT, Polarity.IN_RANGE, 3800, target, MIDDLE));
    assertEquals(
        "53%; 40% to 50% wanted. 3 points over, more than the 2 points allowed.",
        performance(Unit.PERCENT, Polarity.IN_RANGE, 5300, target, MIDDLE));
    assertEquals(
        "Ambition: 40% to 50%, the same range all year", TargetWords.of(target, Unit.PERCENT));
  }

  @Test
  void whatIsReachedIsAchievedAlsoBeforeTheEnd() {
    assertEquals(
        "820 so far, 20 over the target of 800 for 2026/27.",
        performance(Unit.PEOPLE, Polarity.HIGHER, 820, target(0, 800, 0), MIDDLE));
  }

  /** A figure of the first days of a year says little, whichever way it points. */
  @Test
  void whatAddsUpIsNotJudgedBeforeTheFirstMonthIsOver() {
    var target = target(0, 365, 5);
    assertEquals(
        "0 so far; 12 expected by now. Judged from 30 April 2026, when the first month is over.",
        performance(Unit.NUMBER, Polarity.HIGHER, 0, target, day("2026-04-12")));
    assertEquals(
        "20 so far; 12 expected by now. Judged from 30 April 2026, when the first month is over.",
        performance(Unit.NUMBER, Polarity.HIGHER, 20, target, day("2026-04-12")));
    assertEquals(
        "0 so far; 30 expected by now. 30 short, more than the 5 allowed.",
        performance(Unit.NUMBER, Polarity.HIGHER, 0, target, day("2026-04-30")));
    assertEquals(
        "400 so far, 35 over the target of 365 for 2026/27.",
        performance(Unit.NUMBER, Polarity.HIGHER, 400, target, day("2026-04-12")));
    assertEquals(
        "400 so far; at most 12 expected by now. 388 over, more than the 5 allowed.",
        performance(Unit.NUMBER, Polarity.LOWER, 400, target, day("2026-04-12")),
        "it cannot come down any more");
  }

  /** What stands on a date is as good on the first day as on any. */
  @Test
  void whatDoesNotAddUpIsJudgedFromTheFirstDay() {
    var judge = new RagRule(Polarity.HIGHER, false);
    assertEquals(
        Status.RED,
        judge.judge(Optional.of(0L), Optional.of(target(50, 365, 5)), day("2026-04-12")).status());
  }

  @Test
  void withoutATargetOrAFigureNothingIsJudged() {
    assertEquals(
        "No target is set for 2026/27.",
        words(Unit.PEOPLE, Polarity.HIGHER, Optional.of(0L), Optional.empty(), MIDDLE).sentence());
    assertEquals(
        "No target: a state to reach, not an amount.",
        words(Unit.JUDGEMENT, Polarity.NONE, Optional.empty(), Optional.empty(), MIDDLE)
            .sentence());
    assertEquals(
        "No data: nobody has reported.",
        words(Unit.PEOPLE, Polarity.HIGHER, Optional.empty(), Optional.of(target(0, 8, 0)), MIDDLE)
            .sentence());
  }

  @Test
  void theForecastAndWhatIsStillNeeded() {
    var target = target(0, 800, 0);
    var day = LocalDate.parse("2026-11-25");
    var forecast = Forecast.of(420, target, day).orElseThrow();
    var words = words(Unit.PEOPLE, Polarity.HIGHER, Optional.of(420L), Optional.of(target), day);
    assertEquals(
        "At this pace 641 by 31 March 2027, 159 under the target of 800. 380 more needed, about 22 a week.",
        words.forecast(forecast));
    var few = target(0, 422, 0);
    assertEquals(
        "At this pace 641 by 31 March 2027, 219 over the target of 422. 2 more needed, less than 1 a week.",
        words(Unit.PEOPLE, Polarity.HIGHER, Optional.of(420L), Optional.of(few), day)
            .forecast(Forecast.of(420, few, day).orElseThrow()));
    assertEquals(
        Optional.empty(), Forecast.of(9, target, LocalDate.parse("2026-05-20")), "a guess");
    var late = LocalDate.parse("2027-03-29");
    assertEquals(
        "At this pace 764 by 31 March 2027, 36 under the target of 800. 40 more needed, in 2 days.",
        words(Unit.PEOPLE, Polarity.HIGHER, Optional.of(760L), Optional.of(target), late)
            .forecast(Forecast.of(760, target, late).orElseThrow()));
  }

  /** 550 in eight months are no 825 in twelve where it is always the same who come. */
  @Test
  void ofDifferentPeopleThePaceIsOfThoseWhoWereNewLately() {
    var target = target(0, 800, 0);
    assertEquals(
        "92 new in the last three months. At that pace 676 by 31 March 2027, 124 under the target of 800. 250 more needed, about 14 a week.",
        people(target, 550, new Newcomers(92, LocalDate.parse("2026-08-26"), day("2026-11-25"))));
    assertEquals(
        "1 new since 1 September 2026. At that pace 551 by 31 March 2027, 249 under the target of 800. 250 more needed, about 14 a week.",
        people(target, 550, new Newcomers(1, LocalDate.parse("2026-09-01"), day("2026-11-25"))));
    assertEquals(
        Optional.empty(),
        Forecast.ofPeople(9, new Newcomers(9, day("2026-10-01"), day("2026-11-25")), target),
        "a guess");
  }

  /** Of 1,000 people 794 are expected when eight months are over, and not two thirds. */
  @Test
  void differentPeopleAreExpectedEarlyInTheYear() {
    var people = new Aim.Reach(0, 1_000, Profile.Seasonal.OF_PEOPLE);
    assertEquals(139, people.lowest(YEAR, day("2026-04-30")));
    assertEquals(794, people.lowest(YEAR, day("2026-11-30")));
    assertEquals(1_000, people.lowest(YEAR, END));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static String people(Target target, long actual, Newcomers newcomers) {
    var performance =
        performance(
            MeasureKind.DISTINCT_PEOPLE,
            Unit.PEOPLE,
            Polarity.HIGHER,
            Optional.of(actual),
            Optional.of(target),
            newcomers.day());
    return new PerformanceInWords(performance)
        .forecast(Forecast.ofPeople(actual, newcomers, target).orElseThrow());
  }

  @Test
  void theWayThereIsInTheTarget() {
    var weights = Collections.nCopies(12, 1L);
    var target =
        new Target(
            YEAR,
            new Aim.Reach(5000, 6150, new Profile.Seasonal(weights)),
            new Target.Tolerance(150, false),
            Target.TargetType.STRETCH);
    assertEquals(
        "Stretch: from 50% to 61.5% by 31 March 2027, more in some months than in others",
        TargetWords.of(target, Unit.PERCENT));
    assertEquals(
        "Up to 1.5 points behind is amber",
        TargetWords.tolerance(target.tolerance(), Unit.PERCENT));
  }

  private static String performance(
      Unit unit, Polarity polarity, long actual, Target target, LocalDate day) {
    return words(unit, polarity, Optional.of(actual), Optional.of(target), day).sentence();
  }

  private static PerformanceInWords words(
      Unit unit, Polarity polarity, Optional<Long> actual, Optional<Target> target, LocalDate day) {
    return new PerformanceInWords(
        performance(MeasureKind.FLOW_COUNT, unit, polarity, actual, target, day));
  }

  private static Performance performance(
      MeasureKind kind,
      Unit unit,
      Polarity polarity,
      Optional<Long> actual,
      Optional<Target> target,
      LocalDate day) {
    var measure = new Measure("m", "M", List.of(), kind, unit, polarity, 1, "", Optional.empty());
    var rating = new RagRule(polarity, true).judge(actual, target, day);
    return new Performance(
        measure,
        YEAR,
        day,
        rating,
        target,
        Optional.empty(),
        DirectionOfTravel.TOO_FEW_POINTS,
        "nobody has reported",
        Performance.Caveat.NONE,
        false,
        false);
  }

  private static Target target(long start, long end, long tolerance) {
    return new Target(
        YEAR, reach(start, end), new Target.Tolerance(tolerance, false), Target.TargetType.MINIMUM);
  }

  /** 65% at the end of September. */
  private static Target byHand() {
    var ends = new ArrayList<>(Collections.nCopies(6, 6500L));
    ends.addAll(Collections.nCopies(6, 8000L));
    return new Target(
        YEAR,
        new Aim.Reach(5000, 8000, new Profile.ByHand(5000, ends)),
        new Target.Tolerance(500, false),
        Target.TargetType.MINIMUM);
  }

  private static Aim reach(long start, long end) {
    return new Aim.Reach(start, end, new Profile.Linear());
  }
}
