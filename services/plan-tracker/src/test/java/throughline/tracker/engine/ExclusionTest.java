package throughline.tracker.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.ledger.UsualAmounts;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.entry.exclusion.CheckedRecord;
import throughline.tracker.entry.exclusion.Checks;
import throughline.tracker.entry.exclusion.RecordsToLookAt;

/** A record that looks wrong counts until a lead excludes it, and again once it is put back. */
class ExclusionTest {

  private static final String HOURS = "volunteer-hours";

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void whatAddsMoreThanUsualIsCountedAndListed() {
    hours("usual", 1, "720");
    hours("odd", 1, "721");

    assertEquals(1441, figure("2099-12-31"));
    var record = checks().get(0);
    assertEquals(1, checks().size());
    assertEquals("odd", Engine.name(record.id()));
    assertTrue(record.isOpen());

    hours("odd", 2, "72");
    assertEquals(List.of(), checks(), "its source has put it right");
  }

  @Test
  void whatAddsThreeTimesWhatRecordsOfTheYearAddIsListedFromTheNextDayOn() {
    for (int number = 0; number < 100; number++) {
      hours("record" + number, 1, "60");
    }
    hours("before", 1, "300");
    assertEquals(1, workOut("2026-04-01"));
    assertEquals(0, workOut("2026-04-01"), "it is worked out already");
    hours("same day", 1, "300");
    assertEquals(List.of(), checks());

    engine.on("2026-04-02");
    hours("most", 1, "180");
    hours("odd", 1, "181");

    assertEquals(List.of("odd"), checks().stream().map(held -> Engine.name(held.id())).toList());
    assertEquals(6000 + 300 + 300 + 180 + 181, figure("2099-12-31"), "it counts");
    engine.decide("hours-entry", "odd", true, "Typed twice");
    assertEquals(6000 + 300 + 300 + 180, figure("2099-12-31"));
    assertTrue(engine.rebuild().identical());
    assertEquals(List.of("odd"), checks().stream().map(held -> Engine.name(held.id())).toList());
    assertEquals(0, workOut("2026-04-02"), "what is usual has not changed");
    assertTrue(engine.rebuild().identical());
  }

  /**
   * Else nothing would be looked at until two nights have passed, and what waited would be gone.
   */
  @Test
  void whatIsUsualIsUsualUnderANewVersionOfTheRuleToo() {
    for (int number = 0; number < 100; number++) {
      hours("record" + number, 1, "60");
    }
    workOut("2026-04-01");
    engine.on("2026-04-02");
    hours("odd", 1, "181");
    engine.on("2026-04-03").register(lookingAbove(10_000));
    hours("later", 1, "181");

    assertEquals(Set.of("odd", "later"), names());
    assertTrue(engine.rebuild().identical());
    assertEquals(Set.of("odd", "later"), names());
  }

  @Test
  void aRuleThatIsNewHasItsUsualAmountFromTheNextDayOn() {
    for (int number = 0; number < 100; number++) {
      hours("record" + number, 1, "60");
    }
    var added = new ArrayList<>(engine.measures().all());
    added.addAll(
        Engine.measures(
            """
            measures:
              - { id: more-hours, title: More hours, outcomes: [1.1-o1], kind: flow-sum, unit: minutes, polarity: higher,
                  version: 1, definition: All of them., from: hours-entry, when: { status: APPROVED }, each: days,
                  date: days.date, value: days.minutes, place: library }
            """));
    engine.register(added);
    engine.on("2026-04-02");
    hours("odd", 1, "181");

    assertEquals(List.of("more-hours"), checks().stream().map(r -> r.measure().id()).toList());
  }

  @Test
  void ofFewRecordsNobodyCanSayWhatIsUsual() {
    for (int number = 0; number < 99; number++) {
      hours("record" + number, 1, "60");
    }
    assertEquals(0, workOut("2026-04-01"));
    engine.on("2026-04-02");
    hours("large", 1, "700");
    assertEquals(List.of(), checks());
  }

  private int workOut(String day) {
    return engine.jdbi.inTransaction(
        handle ->
            UsualAmounts.workOut(handle, engine.measures(handle).versions(), LocalDate.parse(day)));
  }

  @Test
  void excludedItCountsInNoMeasureAndPutBackItCountsAgain() {
    hours("usual", 1, "60");
    engine.on("2026-04-02");
    hours("odd", 1, "1440");
    engine.on("2026-04-05").decide("hours-entry", "odd", true, "Typed in minutes");

    assertEquals(60, figure("2099-12-31"));
    assertEquals(1500, figure("2026-04-04"), "as known before");
    assertEquals(1, volunteers(), "the other record supports the person");
    assertEquals(List.of("excluded by a strategy lead: Typed in minutes"), engine.whyNot(HOURS));
    assertTrue(engine.rebuild().identical());

    engine.on("2026-04-08").decide("hours-entry", "odd", false, "It was right");

    assertEquals(1500, figure("2099-12-31"));
    assertEquals(60, figure("2026-04-07"));
    assertTrue(engine.rebuild().identical());
    assertEquals(60, figure("2026-04-07"), "also after a rebuild");
  }

  @Test
  void whatItsSourceSaysMeanwhileCountsOnceItIsPutBack() {
    hours("odd", 1, "1440");
    engine.on("2026-04-05").decide("hours-entry", "odd", true, "Too long");
    engine.on("2026-04-06");
    hours("odd", 2, "144");

    assertEquals(0, figure("2099-12-31"));
    assertTrue(checks().get(0).isChangedSince());
    assertTrue(engine.rebuild().identical());

    engine.on("2026-04-07").decide("hours-entry", "odd", false, "Mended");
    assertEquals(144, figure("2099-12-31"));
    engine.on("2026-04-08");
    hours("odd", 3, "145");

    assertEquals(145, figure("2099-12-31"));
    assertEquals(List.of(), checks());
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void whoeverSaysThatItIsRightIsNotAskedAgainUntilItChanges() {
    hours("odd", 1, "1440");
    engine.decide("hours-entry", "odd", false, "A night at the festival");

    assertEquals(1440, figure("2099-12-31"));
    assertFalse(checks().get(0).isOpen());
    hours("odd", 2, "1441");
    assertTrue(checks().get(0).isOpen());
    assertTrue(engine.rebuild().identical());
  }

  /** Else it could never be put back. */
  @Test
  void whatIsExcludedStaysInTheListHoweverManyComeAfterIt() {
    hours("odd", 1, "1440");
    engine.on("2026-04-02").decide("hours-entry", "odd", true, "Typed twice");
    engine.on("2026-04-03");
    for (int number = 0; number < 201; number++) {
      hours("later" + number, 1, "1440");
    }

    assertEquals(201, checks().size());
    assertEquals("odd", Engine.name(checks().get(200).id()), "the oldest");
    assertEquals(
        "200 or more records count that add more than is usual or are dated after today",
        toLookAt(London.today(engine.clock)).words());
  }

  /** What a quarter's data lacked is told by what was known then. */
  @Test
  void whatBecameKnownLaterWasNotDatedAheadBefore() {
    var before = London.today(engine.clock);
    engine.on("2026-05-02");
    engine.take(
        engine.record(Bodies.HOURS, "then", Bodies.hours(1, "APPROVED", "2026-05-01", "60")));
    hours("odd", 1, "1440");

    assertFalse(toLookAt(before).isAny());
    assertEquals(
        "1 record counts that adds more than is usual or is dated after today",
        toLookAt(London.today(engine.clock)).words());
  }

  private RecordsToLookAt toLookAt(LocalDate day) {
    return engine.jdbi.withHandle(
        handle -> RecordsToLookAt.read(handle, engine.measures(handle), day));
  }

  /** Nothing of what is usual is known under a rule that is new. */
  @Test
  void whatIsExcludedStaysInTheListUnderARuleByWhichItIsUsual() {
    hours("odd", 1, "1440");
    engine.decide("hours-entry", "odd", true, "Typed twice");
    engine.register(lookingAbove(10_000));

    assertEquals(List.of("odd"), checks().stream().map(held -> Engine.name(held.id())).toList());
    engine.decide("hours-entry", "odd", false, "It was right");
    assertEquals(1440, figure("2099-12-31"));
    assertEquals(List.of(), checks());
  }

  /** The measures with volunteers' hours in a second version. */
  private List<Measure> lookingAbove(long minutes) {
    return engine.measures().all().stream()
        .map(measure -> measure.id().equals(HOURS) ? lookingAbove(minutes, measure) : measure)
        .toList();
  }

  private static Measure lookingAbove(long minutes, Measure measure) {
    var rule = measure.rule().orElseThrow();
    return new Measure(
        measure.id(),
        measure.title(),
        measure.outcomes(),
        measure.kind(),
        measure.unit(),
        measure.polarity(),
        measure.version() + 1,
        measure.definition(),
        Optional.of(
            new Rule(
                rule.kind(),
                rule.from(),
                rule.only(),
                rule.when(),
                rule.each(),
                rule.date(),
                rule.value(),
                rule.subject(),
                rule.spells(),
                rule.until(),
                rule.place(),
                rule.breakdowns(),
                minutes,
                rule.frequency(),
                rule.numerator(),
                rule.denominator(),
                rule.stands(),
                rule.byHand())));
  }

  /** Else what the correction changed would be left in the figure. */
  @Test
  void aCorrectionWaitsForADecisionThatIsUnderWay() throws Exception {
    hours("odd", 1, "1440");
    var source = Executors.newSingleThreadExecutor();
    var correction = new AtomicReference<Future<?>>();
    try {
      engine.decide(
          "hours-entry",
          "odd",
          true,
          "Too long",
          () -> {
            correction.set(source.submit(() -> hours("odd", 2, "144")));
            await().until(() -> correction.get().isDone() || somebodyWaits());
          });
      correction.get().get();
    } finally {
      source.shutdown();
    }

    assertEquals(0, figure("2099-12-31"));
    engine.decide("hours-entry", "odd", false, "Mended");
    assertEquals(144, figure("2099-12-31"));
    assertTrue(engine.rebuild().identical());
  }

  private boolean somebodyWaits() {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                .mapTo(Boolean.class)
                .one());
  }

  /** Figures so far do not have it, and nobody opens those of 2099. */
  @Test
  void whatIsDatedAfterTodayIsListedUntilItsDayComesOrSomebodyDecides() {
    hours("usual", 1, "60");
    engine.take(
        engine.record(Bodies.HOURS, "odd", Bodies.hours(1, "APPROVED", "2099-03-01", "60")),
        engine.record(
            Bodies.ATTENDANCE, "b", Bodies.booking(1, Bodies.PERSON, "2026-04-02", "ATTENDED")),
        engine.record(
            Bodies.ATTENDANCE, "c", Bodies.booking(1, Bodies.PERSON, "2026-04-02", "CONFIRMED")));

    assertEquals(Set.of("odd", "b"), names(), "once each, whatever it counts for");
    assertEquals(60, checks().stream().filter(r -> r.amount() > 1).findFirst().get().amount());
    engine.on("2026-04-02");
    assertEquals(Set.of("odd"), names());
    assertTrue(checks().get(0).ahead() && checks().get(0).isOpen());

    engine.decide("hours-entry", "odd", true, "Of another century");
    assertEquals(0, engine.figure(HOURS, "2099-01-01", "2100-01-01"));
    assertEquals(Set.of("odd"), names(), "it can be put back");
    engine.decide("hours-entry", "odd", false, "It is planned");
    assertFalse(checks().get(0).isOpen());
    engine.take(
        engine.record(Bodies.HOURS, "odd", Bodies.hours(2, "APPROVED", "2026-03-01", "60")));
    assertEquals(Set.of(), names(), "its source has put it right");
  }

  /** Else old ones that are still wrong would have no place in the list. */
  @Test
  void whatItsSourceHasPutRightTakesNoPlaceInTheList() {
    hours("odd", 1, "1440");
    engine.on("2026-04-03");
    for (int number = 0; number < 201; number++) {
      hours("later" + number, 1, "1440");
      hours("later" + number, 2, "60");
    }

    assertEquals(Set.of("odd"), names());
  }

  private Set<String> names() {
    return checks().stream().map(held -> Engine.name(held.id())).collect(Collectors.toSet());
  }

  @Test
  void aRecordThatNobodyKnowsCannotBeExcluded() {
    assertThrows(NotFound.class, () -> engine.decide("hours-entry", "none", true, "x"));
  }

  private List<CheckedRecord> checks() {
    return engine.jdbi.withHandle(
        handle -> Checks.read(handle, engine.measures(handle), London.today(engine.clock)));
  }

  private void hours(String id, int version, String minutes) {
    var half = Integer.parseInt(minutes) / 2;
    var body =
        Bodies.hours(
            version,
            "APPROVED",
            "2026-03-01",
            String.valueOf(half),
            "2026-03-02",
            String.valueOf(Integer.parseInt(minutes) - half));
    engine.take(engine.record(Bodies.HOURS, id, body));
  }

  private long figure(String knownAt) {
    return engine.figureKnownAt(HOURS, "2026-03-01", "2026-04-01", knownAt);
  }

  private long volunteers() {
    return engine.figure("active-volunteers", "2026-03-01", "2026-04-01");
  }
}
