package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The four examples that the design was reviewed against. */
class WorkedExamplesTest {

  private final Engine engine = Engine.withShippedMeasures();

  @AfterEach
  void aRebuildGivesTheSameFiguresAndHistory() {
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void residencyCorrectedTwice() {
    engine
        .on("2026-04-10")
        .take(engine.record(Bodies.MEMBER, "m", Bodies.member(1, "2026-04-10", null)));
    engine
        .on("2026-06-02")
        .take(engine.record(Bodies.MEMBER, "m", Bodies.member(2, "2026-04-10", "2026-05-20")));
    engine
        .on("2026-07-01")
        .take(engine.record(Bodies.MEMBER, "m", Bodies.member(3, "2026-04-10", "2026-05-06")));

    assertEquals(
        List.of(
            "2026-04-10 1 2026-04-10",
            // The end of the quarter of the fifth birthday, known from the first day and taken back
            // by the move.
            "2031-03-31 -1 2026-04-10",
            "2026-05-20 -1 2026-06-02",
            "2031-03-31 1 2026-06-02",
            "2026-05-06 -1 2026-07-01",
            "2026-05-20 1 2026-07-01"),
        engine.ledger("members-under-5"));
    for (var knownAt : List.of("2026-04-10", "2026-06-02", "2026-07-01", "2030-01-01")) {
      assertEquals(
          1, engine.figureKnownAt("members-under-5", "2026-04-01", "2026-05-01", knownAt), knownAt);
    }
    assertEquals(
        1, engine.figureKnownAt("members-under-5", "2026-05-01", "2026-05-11", "2026-06-02"));
    assertEquals(
        0, engine.figureKnownAt("members-under-5", "2026-05-01", "2026-05-11", "2026-07-01"));
    assertEquals(1, engine.figure("newborns-enrolled", "2026-04-01", "2026-05-01"));
  }

  @Test
  void whoLeavesAStockLaterThisMonthHasNotLeftItYet() {
    engine
        .on("2030-12-01")
        .take(engine.record(Bodies.MEMBER, "m", Bodies.member(1, "2026-04-10", null)));

    assertEquals(List.of(1L, 1L), engine.byMonth("members-under-5", "2031-03-30", 2));
    assertEquals(List.of(1L, 0L), engine.byMonth("members-under-5", "2031-03-31", 2));
  }

  @Test
  void hoursMovedThenCorrected() {
    engine
        .on("2026-03-02")
        .take(engine.record(Bodies.HOURS, "h", Bodies.hours(1, "APPROVED", "2026-02-20", "120")));
    engine
        .on("2026-03-05")
        .take(engine.record(Bodies.HOURS, "h", Bodies.hours(2, "APPROVED", "2026-03-01", "120")));
    engine
        .on("2026-04-09")
        .take(engine.record(Bodies.HOURS, "h", Bodies.hours(3, "APPROVED", "2026-03-01", "90")));

    assertEquals(
        List.of(
            "2026-02-20 120 2026-03-02",
            "2026-02-20 -120 2026-03-05",
            "2026-03-01 120 2026-03-05",
            "2026-03-01 -30 2026-04-09"),
        engine.ledger("volunteer-hours"));
    assertEquals(0, engine.figure("volunteer-hours", "2026-02-01", "2026-03-01"));
    assertEquals(90, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
    assertEquals(
        120, engine.figureKnownAt("volunteer-hours", "2026-03-01", "2026-04-01", "2026-04-08"));
  }

  @Test
  void aShiftOverTheNightOf31MarchPostsToBothFinancialYears() {
    engine
        .on("2026-04-02")
        .take(
            engine.record(
                Bodies.HOURS,
                "h",
                Bodies.hours(1, "APPROVED", "2026-03-31", "120", "2026-04-01", "150")));

    assertEquals(120, engine.figure("volunteer-hours", "2025-04-01", "2026-04-01"));
    assertEquals(150, engine.figure("volunteer-hours", "2026-04-01", "2027-04-01"));
  }

  @Test
  void aVoidedAttendanceLeavesThePersonSupportedByTheOther() {
    engine.on("2026-05-10").take(attendance("b1", 1, "2026-05-10", "ATTENDED"));
    engine.on("2026-05-20").take(attendance("b2", 1, "2026-05-20", "ATTENDED"));
    engine.on("2026-06-03").take(attendance("b1", 2, "2026-05-10", "NO_SHOW"));

    assertEquals(
        1,
        engine.figureKnownAt("entrepreneurs-supported", "2026-05-01", "2026-06-01", "2026-05-31"));
    assertEquals(1, engine.figure("entrepreneurs-supported", "2026-05-01", "2026-06-01"));
    assertEquals(1, engine.figure("bipc-sessions-attended", "2026-05-01", "2026-06-01"));

    engine.on("2026-06-04").take(attendance("b2", 2, "2026-05-20", "NO_SHOW"));
    assertEquals(0, engine.figure("entrepreneurs-supported", "2026-05-01", "2026-06-01"));
  }

  @Test
  void twoRecordsThatAreFoundToBeOnePersonCountOnceAndTwiceOnceTheyAreTakenApart() {
    var other = Bodies.PERSON.replace("5f0c1b7e", "5f0c1b7f");
    engine.on("2026-05-10").take(attendance("b1", 1, "2026-05-10", "ATTENDED"));
    engine.on("2026-05-20").take(attendedBy(other, 1));
    assertEquals(2, engine.figure("entrepreneurs-supported", "2026-05-01", "2026-06-01"));

    engine.on("2026-06-03").take(attendedBy(Bodies.PERSON, 2));
    assertEquals(1, engine.figure("entrepreneurs-supported", "2026-05-01", "2026-06-01"));
    assertEquals(2, engine.figure("bipc-sessions-attended", "2026-05-01", "2026-06-01"));

    engine.on("2026-06-04").take(attendedBy(other, 3));
    assertEquals(2, engine.figure("entrepreneurs-supported", "2026-05-01", "2026-06-01"));
  }

  private throughline.tracker.engine.log.LogRecord attendedBy(String person, int version) {
    return engine.record(
        Bodies.ATTENDANCE, "b2", Bodies.booking(version, person, "2026-05-20", "ATTENDED"));
  }

  @Test
  void aBookingThatIsCancelledAfterItCountedCountsNoMore() {
    engine.on("2026-05-10").take(attendance("b1", 1, "2026-05-10", "ATTENDED"));
    assertEquals(1, engine.figure("bipc-sessions-attended", "2026-05-01", "2026-06-01"));

    engine
        .on("2026-06-03")
        .take(
            engine.record(
                Bodies.CANCELLING,
                "b1",
                Bodies.booking(2, Bodies.PERSON, "2026-05-10", "CANCELLED_BY_PROVIDER")));

    assertEquals(0, engine.figure("bipc-sessions-attended", "2026-05-01", "2026-06-01"));
    assertEquals(0, engine.figure("entrepreneurs-supported", "2026-05-01", "2026-06-01"));
    assertEquals(
        1,
        engine.figureKnownAt("bipc-sessions-attended", "2026-05-01", "2026-06-01", "2026-05-31"));
  }

  @Test
  void versionFiveBeforeFour() {
    var five = engine.record(Bodies.HOURS, "h", Bodies.hours(5, "APPROVED", "2026-03-01", "50"));
    var four = engine.record(Bodies.HOURS, "h", Bodies.hours(4, "APPROVED", "2026-03-01", "40"));
    var fiveAgain =
        engine.record(Bodies.HOURS, "h", Bodies.hours(5, "APPROVED", "2026-03-01", "50"));
    var otherFive =
        engine.record(Bodies.HOURS, "h", Bodies.hours(5, "APPROVED", "2026-03-01", "55"));

    assertEquals(1, engine.take(five).latest());
    assertEquals(1, engine.take(four).history());
    assertEquals(1, engine.take(fiveAgain).repeated());
    assertEquals(1, engine.take(otherFive).dead());

    assertEquals(List.of("2026-03-01 50 2026-04-01"), engine.ledger("volunteer-hours"));
    assertEquals(List.of("CONTRADICTS"), engine.deadReasons());
  }

  private throughline.tracker.engine.log.LogRecord attendance(
      String id, int version, String date, String status) {
    return engine.record(
        Bodies.ATTENDANCE, id, Bodies.booking(version, Bodies.PERSON, date, status));
  }
}
