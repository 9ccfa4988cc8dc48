package throughline.tracker.figure.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;

/** Each class of change, as a reader is told of it. */
class ChangeClassesTest {

  private static final Period QUARTER = Period.quarter(LocalDate.parse("2026-05-01"));
  private static final String HOURS = "volunteer-hours";

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void theNoteOfAQuarterWritesItself() {
    engine.on("2026-07-10").take(hours("kept", 1, "APPROVED", "2026-05-04", 600));
    engine.take(hours("mended", 1, "APPROVED", "2026-06-01", 60));
    engine.take(hours("voided", 1, "APPROVED", "2026-06-01", 30));
    engine.on("2026-08-01").take(hours("late", 1, "APPROVED", "2026-05-20", 61));
    engine.take(hours("mended", 2, "APPROVED", "2026-06-01", 90));
    engine.take(hours("voided", 2, "VOIDED", "2026-06-01", 30));

    var change = change(HOURS, Knowledge.endOf(LocalDate.parse("2026-07-12")), "2026-08-02");

    assertEquals(
        Map.of(ChangeClass.LATE, 61L, ChangeClass.CORRECTED, 30L, ChangeClass.WITHDRAWN, -30L),
        amounts(change));
    assertEquals(
        "Since the quarter was signed off on 12 July 2026, 1 of 2 figures was revised. Volunteer hours:"
            + " 11 h 30 min to 12 h 31 min, up 1 h 1 min: 1 more entry came late, up 1 h 1 min; 1 entry"
            + " was corrected, up 30 min; 1 entry was withdrawn, down 30 min.",
        RevisionNote.of(
                "Since the quarter was signed off on 12 July 2026",
                List.of(
                    change,
                    change(
                        "active-volunteers",
                        Knowledge.endOf(LocalDate.parse("2026-07-12")),
                        "2026-08-02")),
                Set.of())
            .text());
    assertTrue(
        RevisionNote.of("Since then", List.of(change), Set.of(HOURS))
            .summary()
            .startsWith("Since then, 1 of 1 figures was revised."),
        "what was corrected is no more that was to come");
  }

  @Test
  void whatWasToComeStillIsNoRevision() {
    engine.on("2026-07-10").take(hours("kept", 1, "APPROVED", "2026-05-04", 600));
    engine.on("2026-08-01").take(hours("late", 1, "APPROVED", "2026-05-20", 61));

    var change = change(HOURS, Knowledge.endOf(LocalDate.parse("2026-07-12")), "2026-08-02");

    assertEquals(
        "Since then, nothing was revised. Provisional then, and moved as expected: Volunteer hours:"
            + " 10 h to 11 h 1 min, up 1 h 1 min, as 1 more entry came late.",
        RevisionNote.of("Since then", List.of(change), Set.of(HOURS)).text());
  }

  @Test
  void theFirstDayIsThatOfTheOldestFactThoughADemonstrationStoresAnotherBeforeIt() {
    assertEquals(Optional.empty(), engine.jdbi.withHandle(Changes::firstDay));
    engine.on("2026-07-10").take(hours("first", 1, "APPROVED", "2026-05-04", 600));
    engine.on("2026-05-05").take(hours("second", 1, "APPROVED", "2026-05-04", 60));

    assertEquals(
        Optional.of(LocalDate.parse("2026-05-05")), engine.jdbi.withHandle(Changes::firstDay));
  }

  @Test
  void nothingChangedIsSaid() {
    engine.on("2026-07-10").take(hours("kept", 1, "APPROVED", "2026-05-04", 600));

    var change = change(HOURS, Knowledge.endOf(LocalDate.parse("2026-07-12")), "2026-08-02");

    assertFalse(change.isChange());
    assertEquals(
        "Since then, nothing was revised.",
        RevisionNote.of("Since then", List.of(change), Set.of()).text());
  }

  @Test
  void aFortnightAfterItsMonthAFactIsLate() {
    engine.on("2026-06-14").take(hours("in time", 1, "APPROVED", "2026-05-31", 60));
    engine.on("2026-06-15").take(hours("late", 1, "APPROVED", "2026-05-31", 30));

    var change = change(HOURS, Knowledge.endOf(LocalDate.parse("2026-05-31")), "2026-07-01");

    assertEquals(Map.of(ChangeClass.NEW, 60L, ChangeClass.LATE, 30L), amounts(change));
  }

  @Test
  void whatIsApprovedLateIsLateAlthoughItWasSubmittedInTime() {
    engine.on("2026-05-30").take(hours("one", 1, "SUBMITTED", "2026-05-29", 60));
    engine.on("2026-08-30").take(hours("one", 2, "APPROVED", "2026-05-29", 60));

    var change = change(HOURS, Knowledge.endOf(LocalDate.parse("2026-07-01")), "2026-09-01");

    assertEquals(Map.of(ChangeClass.LATE, 60L), amounts(change));
  }

  /** The decision took it away and gave nothing back: its source had withdrawn it meanwhile. */
  @Test
  void anEntryThatCountsAgainAfterItWasExcludedCameWhenItFirstCounted() {
    engine.on("2026-05-10").take(hours("one", 1, "APPROVED", "2026-05-04", 60));
    engine.on("2026-05-11").decide("hours-entry", "one", true, "of a test");
    engine.on("2026-05-12").take(hours("one", 2, "VOIDED", "2026-05-04", 60));
    engine.on("2026-05-13").decide("hours-entry", "one", false, "of a test");
    engine.on("2026-07-20").take(hours("one", 3, "APPROVED", "2026-05-04", 61));

    var change = change(HOURS, Knowledge.endOf(LocalDate.parse("2026-05-01")), "2026-08-01");

    assertEquals(Map.of(ChangeClass.NEW, 121L, ChangeClass.EXCLUDED, -60L), amounts(change));
    assertEquals(
        List.of(1L, 1L), change.classes().stream().map(each -> (long) each.entries()).toList());
  }

  /** Every page of changes asks for them. So small a table is read whole, unless that is dear. */
  @Test
  void decisionsAreFoundAmongAllVersionsByTheirIndex() {
    var explain = "EXPLAIN WITH " + ClassedSql.DECISION.strip();
    var plan =
        engine.jdbi.inTransaction(
            handle -> {
              handle.execute("SET LOCAL enable_seqscan = off");
              return handle
                  .createQuery(explain.replaceFirst(",$", "") + " TABLE decision")
                  .mapTo(String.class)
                  .list();
            });

    assertFalse(plan.toString().contains("Seq Scan"), () -> String.join("\n", plan));
  }

  /** By the day alone, what came later on the day of the signature would be no change. */
  @Test
  void sinceAPositionCountsWhatCameLaterOnTheSameDay() {
    engine.on("2026-07-12").take(hours("before", 1, "APPROVED", "2026-05-04", 600));
    engine.enter(Bodies.visits(0, "ENTERED", "", 30));
    var position =
        new ReadOnlyTransactions(engine.jdbi)
            .read(handle -> KnowledgePosition.of(handle, engine.clock.instant()));
    engine.take(hours("after", 1, "APPROVED", "2026-05-05", 7));
    engine.take(hours("before", 2, "APPROVED", "2026-05-04", 601));
    engine.enter(Bodies.visits(1, "ENTERED", "", 33));

    var change = change(HOURS, Knowledge.at(position), "2026-07-12");

    assertEquals(600, change.before().value());
    assertEquals(608, change.after().value());
    assertEquals(Map.of(ChangeClass.LATE, 7L, ChangeClass.CORRECTED, 1L), amounts(change));
    var visits = change("school-visits", Knowledge.at(position), "2026-07-12");
    assertEquals("30", visits.before().text());
    assertEquals(Map.of(ChangeClass.CORRECTED, 3L), amounts(visits));
  }

  @Test
  void peopleWhoComeAndGoAreOfTheFactThatBroughtOrTookThem() {
    var one = Bodies.PERSON;
    var other = one.replace("5f0c1b7e", "5f0c1b7f");
    engine.on("2026-05-10").take(booking("a", 1, one, "ATTENDED"));
    engine.take(booking("b", 1, one, "ATTENDED"));
    engine.on("2026-06-01").take(booking("c", 1, other, "ATTENDED"));
    engine.take(booking("a", 2, one, "NO_SHOW"));

    var since = Knowledge.endOf(LocalDate.parse("2026-05-20"));
    assertEquals(
        Map.of(ChangeClass.NEW, 1L),
        amounts(change("entrepreneurs-supported", since, "2026-06-02")));
    engine.on("2026-06-03").take(booking("b", 2, one, "NO_SHOW"));
    assertEquals(
        Map.of(ChangeClass.NEW, 1L, ChangeClass.WITHDRAWN, -1L),
        amounts(change("entrepreneurs-supported", since, "2026-06-04")));
    assertEquals(
        Map.of(ChangeClass.NEW, 1L, ChangeClass.WITHDRAWN, -2L),
        amounts(change("bipc-sessions-attended", since, "2026-06-04")));
  }

  @Test
  void aShareMovesByWhatIsDividedAndThenByWhatItIsDividedBy() {
    engine.on("2026-05-01").enter(Bodies.population(0, 2025, "2026-04-01", Map.of("BANB", 10)));
    for (var id : List.of("m1", "m2")) {
      engine.take(engine.record(Bodies.MEMBER, id, Bodies.member(1, "2026-04-20", null)));
    }
    engine
        .on("2026-05-20")
        .take(engine.record(Bodies.MEMBER, "m3", Bodies.member(1, "2026-05-19", null)));
    engine.enter(Bodies.population(1, 2025, "2026-05-15", Map.of("BANB", 12)));

    var share =
        change(
            "under-5s-registered-percent",
            Knowledge.endOf(LocalDate.parse("2026-05-10")),
            "2026-06-30");

    assertEquals("20% (2 of 10)", share.before().text());
    assertEquals("25% (3 of 12)", share.after().text());
    assertEquals(Map.of(ChangeClass.NEW, 1000L, ChangeClass.DENOMINATOR, -500L), amounts(share));
    var unknown =
        change(
            "under-5s-registered-percent",
            Knowledge.endOf(LocalDate.parse("2026-04-01")),
            "2026-06-30");
    assertFalse(unknown.before().hasValue());
    assertEquals(2500, unknown.difference());
  }

  /** Before anybody could have told of an hour there were not 0 of them. */
  @Test
  void whatWasKnownBeforeItsSourceWasHeardOfIsNotNought() {
    engine.on("2026-05-01").take(hours("one", 1, "APPROVED", "2026-04-20", 100));

    var change =
        change("volunteer-hours", Knowledge.endOf(LocalDate.parse("2026-04-10")), "2026-05-30");

    assertFalse(change.before().hasValue(), change.before().text());
    assertEquals(100, change.difference());
  }

  /** More newborns are no revision of how many there were. */
  @Test
  void whatIsCountedIsNotRevisedWhenItGrows() {
    engine
        .on("2026-05-01")
        .take(engine.record(Bodies.MEMBER, "m1", Bodies.member(1, "2026-04-20", null)));
    engine
        .on("2026-05-20")
        .take(engine.record(Bodies.MEMBER, "m2", Bodies.member(1, "2026-05-19", null)));

    var share =
        change(
            "first-loans-within-90-days-percent",
            Knowledge.endOf(LocalDate.parse("2026-05-10")),
            "2026-06-30");

    assertEquals("0% (0 of 1) [p]", share.before().text());
    assertEquals("0% (0 of 2) [p]", share.after().text());
    assertEquals(Map.of(ChangeClass.WHOLE, 0L), amounts(share));
  }

  @Test
  void anotherDefinitionIsAClassOfItsOwnAndTheOthersStayWhatTheyAre() {
    var measures =
        """
        measures:
          - id: hours
            title: Hours
            outcomes: [3.3-o1]
            kind: flow-sum
            unit: minutes
            polarity: higher
            version: %d
            definition: Hours.
            from: hours-entry
            when: { status: %s }
            each: days
            date: days.date
            value: days.minutes
            place: library
        """;
    engine.on("2026-04-01").register(Engine.measures(measures.formatted(1, "APPROVED")));
    engine.on("2026-05-01").take(hours("one", 1, "APPROVED", "2026-04-20", 100));
    engine.take(hours("two", 1, "SUBMITTED", "2026-04-20", 11));
    engine
        .on("2026-05-20")
        .register(Engine.measures(measures.formatted(2, "[APPROVED, SUBMITTED]")));
    engine.take(hours("three", 1, "SUBMITTED", "2026-05-19", 5));

    var change = change("hours", Knowledge.endOf(LocalDate.parse("2026-05-10")), "2026-05-30");

    assertEquals(100, change.before().value());
    assertEquals(116, change.after().value());
    assertEquals(Map.of(ChangeClass.DEFINITION, 11L, ChangeClass.NEW, 5L), amounts(change));
    assertTrue(RevisionNote.sentence(change).contains("the definition changed, up 11 min"));
  }

  private MeasureChange change(String measure, Knowledge since, String until) {
    return engine.jdbi.withHandle(
        handle -> {
          var all = engine.measures(handle);
          var day = LocalDate.parse(until);
          var version = all.version(measure, day).orElseThrow();
          var asked = FigureSource.of(version).asked(QUARTER.from(), QUARTER.lastDay());
          return Changes.read(handle, all, List.of(new FigureQuestion(version, asked)), since, day)
              .get(0);
        });
  }

  private static Map<ChangeClass, Long> amounts(MeasureChange change) {
    assertEquals(
        change.difference(), change.classes().stream().mapToLong(ClassChange::amount).sum());
    return change.classes().stream()
        .collect(java.util.stream.Collectors.toMap(ClassChange::kind, ClassChange::amount));
  }

  private throughline.tracker.engine.log.LogRecord hours(
      String id, int version, String status, String day, int minutes) {
    return engine.record(
        Bodies.HOURS, id, Bodies.hours(version, status, day, String.valueOf(minutes)));
  }

  private throughline.tracker.engine.log.LogRecord booking(
      String id, int version, String person, String status) {
    return engine.record(
        Bodies.ATTENDANCE, id, Bodies.booking(version, person, "2026-05-09", status));
  }
}
