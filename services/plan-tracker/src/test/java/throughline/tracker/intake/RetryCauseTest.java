package throughline.tracker.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.intake.deadevent.DeadCause;
import throughline.tracker.intake.deadevent.DeadEvents;

/** All events of a cause are tried again beside the intake, each once, whatever happens. */
class RetryCauseTest {

  private static final int EVENTS = 130;
  private static final String MEND =
      "UPDATE dead_event SET body = convert_to(replace(convert_from(body, 'UTF8'), 'SUNG',"
          + " 'APPROVED'), 'UTF8')";

  private final Engine engine = Engine.withShippedMeasures();
  private final IngestBatch ingest = new IngestBatch(engine.jdbi, engine.measures, engine.clock);
  private final LedgerChanges changes = new LedgerChanges();
  private final RetryDeadEvent one = new RetryDeadEvent(engine.jdbi, ingest, changes, engine.clock);
  private final RetryCause retry =
      new RetryCause(engine.jdbi, ingest, one, changes, null, engine.clock);
  private final UUID id = UUID.randomUUID();

  @BeforeEach
  void setAside() {
    for (int number = 0; number < EVENTS; number++) {
      engine.take(
          engine.record(Bodies.HOURS, "h" + number, Bodies.hours(1, "SUNG", "2026-04-01", "2")));
    }
    engine.take(engine.record(Bodies.MEMBER, "other", "{}"));
  }

  @Test
  void allOfTheCauseCountAndNoOtherWhileTheIntakeGoesOn() {
    ask();
    engine.jdbi.useHandle(handle -> handle.execute(MEND));
    var told = new ArrayList<Integer>();

    retry.run(
        id,
        done -> {
          told.add(done);
          engine.take(approved("beside" + done));
        });

    assertEquals(List.of(50, 100, 130), told);
    assertEquals(2 * EVENTS + 3 * 7, hours());
    assertEquals(1, open());
    assertEquals(new RetryCause.Retry(cause(), words(), until(), EVENTS, 0, 0, 0), state());
  }

  @Test
  void afterAProcessIsGoneTheRestIsTriedAndNothingTwice() {
    ask();
    engine.jdbi.useHandle(handle -> handle.execute(MEND));
    assertThrows(
        IllegalStateException.class,
        () ->
            retry.run(
                id,
                done -> {
                  throw new IllegalStateException("gone");
                }));
    assertEquals(2 * 50, hours());

    retry.run(id, done -> {});

    assertEquals(2 * EVENTS, hours());
    assertEquals(EVENTS, state().applied());
  }

  @Test
  void whatStillCannotBeReadStaysAndWhatCameLaterIsNotTried() {
    ask();
    engine.take(engine.record(Bodies.HOURS, "later", Bodies.hours(1, "SUNG", "2026-04-01", "2")));

    retry.run(id, done -> {});

    assertEquals(EVENTS, state().still());
    assertEquals(EVENTS + 2, open());
    assertEquals(0, hours());
  }

  @Test
  void whatWasDismissedSinceWasNotKnownAlready() {
    ask();
    retry.run(id, done -> {});

    engine.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE dead_event SET resolution = 'dismissed', resolved_at = ? WHERE retry_id ="
                    + " ?",
                engine.clock.instant(),
                id));

    assertEquals(new RetryCause.Retry(cause(), words(), until(), 0, 0, EVENTS, 0), state());
  }

  @Test
  void oneThatTheDatabaseRefusesKeepsUpNoOther() {
    ask();
    engine.jdbi.useHandle(handle -> handle.execute(MEND));
    engine.refuse("h60", "23514");

    retry.run(id, done -> {});

    assertEquals(2 * (EVENTS - 1), hours());
    assertEquals(1, state().still());
  }

  /** As when the intake stores one of them at the same moment: the work would end half done. */
  @Test
  void whatCannotBeTriedAtThisMomentStaysInTheList() {
    ask();
    engine.jdbi.useHandle(handle -> handle.execute(MEND));
    engine.jdbi.useHandle(
        handle -> handle.execute("UPDATE measure_import SET evaluation = evaluation + 1"));

    retry.run(id, done -> {});

    assertEquals(EVENTS, state().still());
  }

  private void ask() {
    engine.jdbi.useHandle(
        handle -> {
          var causes = new DeadEvents().causes(handle, null, 9);
          assertEquals(List.of((long) EVENTS, 1L), causes.stream().map(DeadCause::events).toList());
          retry.insert(handle, id, causes.get(0));
        });
  }

  private RetryCause.Retry state() {
    return retry.asked(id);
  }

  private String cause() {
    return state().cause();
  }

  private String words() {
    return state().words();
  }

  private long until() {
    return EVENTS;
  }

  private long open() {
    return engine.jdbi.withHandle(new DeadEvents()::countOpen);
  }

  private long hours() {
    return engine.figure("volunteer-hours", "2026-04-01", "2026-04-02");
  }

  private LogRecord approved(String record) {
    return engine.record(Bodies.HOURS, record, Bodies.hours(1, "APPROVED", "2026-04-01", "7"));
  }
}
