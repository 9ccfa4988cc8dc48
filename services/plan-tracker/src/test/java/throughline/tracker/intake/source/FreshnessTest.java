package throughline.tracker.intake.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.log.IntakeLooks;
import throughline.tracker.engine.log.IntakeLooks.Look;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.log.TopicOffset;
import throughline.tracker.engine.measurefile.MeasureFile;

/** A reader sees through which event figures are up to date, and what keeps them from being so. */
class FreshnessTest {

  private static final String HOURS = "throughline.volunteers.v1";
  private static final String BOOKINGS = "throughline.bookings.v1";

  private final Engine engine = Engine.withShippedMeasures();
  private final Instant now = engine.clock.instant();

  @Test
  void beforeAnyEventItSaysSo() {
    assertEquals("No event has come in yet", read(now).through());
    assertEquals("", read(now).behind());
  }

  @Test
  void itCountsWhatWasReadWhateverBecameOfIt() {
    engine.take(engine.approved("one", 1), engine.record(Bodies.HOURS, "two", "{}"));
    engine.take(
        engine.record(
            Bodies.ATTENDANCE, "b", Bodies.booking(1, Bodies.PERSON, "2026-04-01", "ATTENDED")));

    assertEquals(
        List.of(BOOKINGS, HOURS),
        read(now).sources().stream().map(Freshness.SourceState::topic).toList());
    assertEquals(now, read(now).lastAt());
    assertTrue(read(now).through().startsWith("Up to date through event "));
  }

  /** Each start imports the measures, and open pages of other rules are read again. */
  @Test
  void toImportTheSameMeasuresAgainIsNoOtherRule() {
    long rules = read(now).rules();

    engine.register(
        MeasureFile.read(FreshnessTest.class.getResourceAsStream("/seeds/measures.yaml")));

    assertEquals(rules, read(now).rules());
  }

  @Test
  void theLibrarySystemHasAWordOfItsOwnWhichItsServiceCannotGiveForIt() {
    assertEquals(new LibrarySystem(null, false), librarySystem("2026-06-10"));
    engine
        .on("2026-06-02")
        .take(
            engine.record(
                Bodies.LOANS, "BANB/2026-06-01", Bodies.loans("BANB", "2026-06-01", 100, 20)));
    engine.on("2026-06-09").take(engine.nothingCounted(MembershipEvents.DAY_COUNTED, "2026-06-08"));
    var lastOn = LocalDate.parse("2026-06-02");

    assertEquals(new LibrarySystem(lastOn, false), librarySystem("2026-06-04"));
    assertEquals(new LibrarySystem(lastOn, true), librarySystem("2026-06-10"));
  }

  @Test
  void whatWaitsInTheLogIsSaidWithTheAgeOfWhatWasReadLast() {
    look(HOURS, 1, 40, now.minusSeconds(90), now);
    look(HOURS, 2, 1, null, now);

    assertEquals(
        "41 events wait in the log; the figures are 90 seconds behind.", read(now).behind());
  }

  /**
   * Else it would say for as long as the new one is shorter that nothing waits and nobody writes.
   */
  @Test
  void aLogThatWasLostAndSetUpAnewIsReadFromItsStart() {
    engine.take(at(engine.approved("old", 1), 99));
    look(HOURS, 1, 2, now, now);

    assertEquals("2 events wait in the log; the figures are 0 seconds behind.", read(now).behind());
    engine.on("2026-04-09").take(at(engine.approved("new", 1), 0));
    assertEquals(engine.clock.instant(), read(now).sources().get(0).lastAt());
    assertEquals(1, read(now).events());
  }

  private static LogRecord at(LogRecord record, long offset) {
    var place = new TopicOffset(HOURS, 1, offset);
    return new LogRecord(place, record.key(), record.headers(), record.body());
  }

  @Test
  void anIntakeThatDoesNotLookIsNoQuietDay() {
    look(HOURS, 1, 0, null, now.minusSeconds(16));
    look(BOOKINGS, 1, 0, null, now);

    assertTrue(read(now).behind().startsWith("Nothing was read from the log since 1 April 2026"));
    assertEquals("", read(now.minusSeconds(2)).behind());
  }

  @Test
  void aSourceWithoutAWordForMoreThanADayIsNamed() {
    engine.take(engine.approved("one", 1));

    assertEquals("", read(now.plus(Duration.ofHours(26)).minusMillis(1)).silent());
    var later = read(now.plus(Duration.ofHours(26)));
    assertTrue(later.silent().startsWith("No contact with Volunteers since 1 April 2026"));
    assertFalse(later.sources().get(0).isAlive(later.now()));
  }

  private void look(String topic, int partition, long end, Instant written, Instant at) {
    engine.jdbi.useHandle(
        handle ->
            IntakeLooks.note(handle, List.of(new Look(topic, partition, 0, end, written)), at));
  }

  private LibrarySystem librarySystem(String day) {
    return engine.jdbi.withHandle(handle -> LibrarySystem.read(handle, LocalDate.parse(day)));
  }

  private Freshness read(Instant at) {
    return engine.jdbi.withHandle(handle -> Freshness.read(handle, at));
  }
}
