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
        "6100 | Amber: 61% is 4 points under the year's trajectory of 65%, inside the 5-point tolerance; higher is better.",
        "6400 | Amber: 64% is 1 point under the year's trajectory of 65%, inside the 5-point tolerance; higher is better.",
        "6000 | Amber: 60% is 5 points under the year's trajectory of 65%, inside the 5-point tolerance; higher is better.",
        "5999 | Red: 59.99% is 5.01 points under the year's trajectory of 65%, outside the 5-point tolerance; higher is better.",
        "6500 | Green: 65% is exactly the year's trajectory of 65%; higher is better.",
        "6650 | Green: 66.5% is 1.5 points over the year's trajectory of 65%; higher is better.",
      })
  void aPercentageAndItsPoints(long actual, String sentence) {
    assertEquals(sentence, performance(Unit.PERCENT, Polarity.HIGHER, actual, byHand(), MIDDLE));
  }

  @Test
  void lowerIsBetter() {
    assertEquals(
        "Red: 60 is 10 over the year's trajectory of 50, outside the tolerance of 5; lower is better.",
        performance(Unit.NUMBER, Polarity.LOWER, 60, target(0, 100, 5), MIDDLE));
    assertEquals(
        "Green: 40 is 10 under the year's trajectory of 50; lower is better.",
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
        "Amber: 375 is 26 under the year's trajectory of 401, inside the tolerance of 10%, which is 40 here; higher is better.",
        performance(Unit.PEOPLE, Polarity.HIGHER, 375, target, MIDDLE));
  }

  @Test
  void hoursAreHours() {
    assertEquals(
        "Red: 9 h 30 min is 1 h under the target of 10 h 30 min for 2026/27, and no tolerance is set; higher is better.",
        performance(Unit.MINUTES, Polarity.HIGHER, 570, target(0, 630, 0), END));
  }

  @Test
  void aRangeIsKeptOrLeft() {
    var aim = new Aim.Within(4000, 5000, new Profile.Level());
    var target =
        new Target(YEAR, aim, new Target.Tolerance(200, false), Target.TargetType.AMBITION);
    assertEquals(
        "Green: 45% is inside the range of 40% to 50%; best within a range.",
        performance(Unit.PERCENT, Polarity.IN_RANGE, 4500, target, MIDDLE));
    assertEquals(
        "Amber: 38% is 2 points under the range of 40% to 50%, inside the 2-point tolerance; best within a range.",
        performance(Unit.PERCENT, Polarity.IN_RANGE, 3800, target, MIDDLE));
    assertEquals(
        "Red: 53% is 3 points over the range of 40% to 50%, outside the 2-point tolerance; best within a range.",
        performance(Unit.PERCENT, Polarity.IN_RANGE, 5300, target, MIDDLE));
    assertEquals(
        "Ambition: 40% to 50%, the same range all year", TargetWords.of(target, Unit.PERCENT));
  }

  @Test
  void whatIsReachedIsAchievedAlsoBeforeTheEnd() {
    assertEquals(
        "Achieved: 820 is 20 over the target of 800 for 2026/27; higher is better.",
        performance(Unit.PEOPLE, Polarity.HIGHER, 820, target(0, 800, 0), MIDDLE));
  }

  /** A figure of the first days of a year says little, whichever way it points. */
  @Test
  void whatAddsUpIsNotJudgedBeforeTheFirstMonthIsOver() {
    var target = target(0, 365, 5);
    assertEquals(
        "Too early to say: 0 is 12 under the year's trajectory of 12; what adds up over a year is judged from the end of its first month, 30 April 2026; higher is better.",
        performance(Unit.NUMBER, Polarity.HIGHER, 0, target, day("2026-04-12")));
    assertEquals(
        "Too early to say: 20 is 8 over the year's trajectory of 12; what adds up over a year is judged from the end of its first month, 30 April 2026; higher is better.",
        performance(Unit.NUMBER, Polarity.HIGHER, 20, target, day("2026-04-12")));
    assertEquals(
        "Red: 0 is 30 under the year's trajectory of 30, outside the tolerance of 5; higher is better.",
        performance(Unit.NUMBER, Polarity.HIGHER, 0, target, day("2026-04-30")));
    assertEquals(
        "Achieved: 400 is 35 over the target of 365 for 2026/27; higher is better.",
        performance(Unit.NUMBER, Polarity.HIGHER, 400, target, day("2026-04-12")));
    assertEquals(
        "Red: 400 is 388 over the year's trajectory of 12, outside the tolerance of 5; lower is better.",
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
        "No target is set for 2026/27, so nothing is judged.",
        words(Unit.PEOPLE, Polarity.HIGHER, Optional.of(0L), Optional.empty(), MIDDLE).sentence());
    assertEquals(
        "No target: this is a state to reach and not an amount.",
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
        "At this pace it comes to 641 by 31 March 2027, 159 under the target of 800. To reach it takes 380 more, about 22 a week from now.",
        words.forecast(forecast));
    var few = target(0, 422, 0);
    assertEquals(
        "At this pace it comes to 641 by 31 March 2027, 219 over the target of 422. To reach it takes 2 more, less than 1 a week from now.",
        words(Unit.PEOPLE, Polarity.HIGHER, Optional.of(420L), Optional.of(few), day)
            .forecast(Forecast.of(420, few, day).orElseThrow()));
    assertEquals(
        Optional.empty(), Forecast.of(9, target, LocalDate.parse("2026-05-20")), "a guess");
    var late = LocalDate.parse("2027-03-29");
    assertEquals(
        "At this pace it comes to 764 by 31 March 2027, 36 under the target of 800. To reach it takes 40 more, in the 2 days that are left.",
        words(Unit.PEOPLE, Polarity.HIGHER, Optional.of(760L), Optional.of(target), late)
            .forecast(Forecast.of(760, target, late).orElseThrow()));
  }

  /** 550 in eight months are no 825 in twelve where it is always the same who come. */
  @Test
  void ofDifferentPeopleThePaceIsOfThoseWhoWereNewLately() {
    var target = target(0, 800, 0);
    assertEquals(
        "92 were new to the year in the last three months. At that pace it comes to 676 by 31 March 2027, 124 under the target of 800. To reach it takes 250 more, about 14 a week from now.",
        people(target, 550, new Newcomers(92, LocalDate.parse("2026-08-26"), day("2026-11-25"))));
    assertEquals(
        "1 was new to the year since 1 September 2026. At that pace it comes to 551 by 31 March 2027, 249 under the target of 800. To reach it takes 250 more, about 14 a week from now.",
        people(target, 550, new Newcomers(1, LocalDate.parse("2026-09-01"), day("2026-11-25"))));
    assertEquals(
        Optional.empty(),
        Forecast.ofPeople(9, new Newcomers(9, day("2026-10-01"), day("2026-11-25")), target),
        "a guess");
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
