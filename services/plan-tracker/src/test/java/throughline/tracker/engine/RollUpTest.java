package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.ledger.RollUpCells;

/** A roll-up moves sums and changes none, whoever posts, reads or counts anew meanwhile. */
class RollUpTest {

  private final Engine engine = Engine.withShippedMeasures();

  private long hours() {
    return engine.figure("volunteer-hours", "2026-03-01", "2026-04-01");
  }

  @Test
  void figuresAreTheSameBeforeAndAfterARollUp() {
    for (int i = 0; i < 50; i++) {
      engine.take(engine.approved("h" + i, 10));
    }
    assertEquals(50, engine.notRolledUp("volunteer-hours"));
    assertEquals(500, hours());

    engine.rollUp();
    assertEquals(0, engine.notRolledUp("volunteer-hours"));
    assertEquals(500, hours());

    engine.take(engine.record(Bodies.HOURS, "h0", Bodies.hours(2, "APPROVED", "2026-03-01", "4")));
    assertEquals(494, hours());
    engine.rollUp();
    assertEquals(494, hours());
    assertTrue(engine.rebuild().identical());
  }

  /** Measures that share one entry need not share another that says the same to one of them. */
  @Test
  void whatDoesNotCountForOneReasonIsOneNumberHoweverMeasuresShareIt() {
    engine.take(engine.record(Bodies.HOURS, "h", Bodies.hours(1, "SUBMITTED", "2026-03-01", "4")));
    engine.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                WITH alone AS (
                  INSERT INTO entry_kind_measure (measure_version_id, entry_kind_id, person, once)
                  VALUES (?, nextval('entry_kind_id_seq'), false, false)
                  RETURNING entry_kind_id)
                INSERT INTO entry (entry_kind_id, fact_id, version, effective_on, place, breakdown, subject,
                                   amount, known_at, known_on, reason, detail)
                SELECT alone.entry_kind_id, fact_id, version, effective_on, place, breakdown, subject,
                       amount, known_at, known_on, reason, detail
                  FROM entry CROSS JOIN alone
                """,
                engine.rule("volunteer-hours").measureVersionId()));

    assertEquals(List.of("2"), notCounted());
    engine.rollUp();
    assertEquals(List.of("2"), notCounted());
  }

  private List<String> notCounted() {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT sum(facts) FROM not_counted WHERE measure_version_id = :rule GROUP BY"
                        + " detail")
                .bind("rule", engine.rule("volunteer-hours").measureVersionId())
                .mapTo(String.class)
                .list());
  }

  /** However much is left, each look has a transaction of its own, which others wait for. */
  @Test
  void whatIsMuchIsRolledUpBySlicesThatEachMoveTheMark() {
    engine.take(engine.approved("first", 1));
    skipNumbers(500_000);
    engine.take(engine.approved("second", 300));
    var rollUp = new RollUpCells(engine.jdbi);
    assertFalse(rollUp.look());

    int looks = 0;
    for (var more = true; more; looks++) {
      assertEquals(301, hours());
      more = rollUp.look();
    }

    assertEquals(4, looks);
    assertEquals(0, engine.notRolledUp("volunteer-hours"));
    assertEquals(301, hours());
    assertTrue(engine.rebuild().identical());
  }

  /** A few are rolled up for nearly the price of a slice. */
  @Test
  void whileMuchComesInWholeSlicesAreRolledUpUntilNobodyMayWaitLonger() {
    engine.take(engine.approved("first", 1));
    var rollUp = new RollUpCells(engine.jdbi);
    rollUp.look();
    skipNumbers(200_000);
    engine.take(engine.approved("second", 10));
    assertFalse(rollUp.look());
    assertEquals(2, engine.notRolledUp("volunteer-hours"));

    skipNumbers(2_000);
    assertFalse(rollUp.look());
    assertEquals(1, engine.notRolledUp("volunteer-hours"));

    int looks = 0;
    for (; engine.notRolledUp("volunteer-hours") > 0; looks++) {
      skipNumbers(2_000);
      assertFalse(rollUp.look());
    }
    assertEquals(10, looks);
    assertEquals(11, hours());
  }

  /** As if as much had been posted: a roll-up goes by numbers. */
  private void skipNumbers(int count) {
    engine.jdbi.useHandle(
        handle ->
            handle.execute(
                "SELECT setval('entry_entry_id_seq', nextval('entry_entry_id_seq') + ?)", count));
  }

  /** It has a lower id than what was committed before it, so it would be taken for rolled up. */
  @Test
  void whatWasPostedEarlierAndIsCommittedLaterIsNotLeftOut() {
    engine.take(engine.approved("first", 1));
    engine.rollUp();
    try (var late = engine.jdbi.open()) {
      late.begin();
      post20(late);
      engine.take(engine.approved("second", 300));
      engine.rollUp();
      assertEquals(1, engine.notRolledUp("volunteer-hours"));
      assertEquals(301, hours());
      late.commit();
    }
    assertEquals(321, hours());

    engine.rollUp();

    assertEquals(0, engine.notRolledUp("volunteer-hours"));
    assertEquals(321, hours());
  }

  /** While it is the newest of all, nothing that has ended tells that it is under way. */
  @Test
  void whatTheNewestTransactionHasPostedIsNotLeftOutEither() {
    engine.take(engine.approved("first", 1));
    engine.rollUp();
    try (var late = engine.jdbi.open()) {
      late.begin();
      post20(late);
      engine.rollUp();
      late.commit();
    }
    assertEquals(21, hours());

    engine.rollUp();

    assertEquals(21, hours());
  }

  private void post20(Handle handle) {
    handle.execute(
        """
        INSERT INTO entry (entry_kind_id, fact_id, version, effective_on, place, breakdown, subject,
                           amount, known_at, known_on, reason, detail)
        SELECT entry_kind_id, fact_id, version, effective_on, place, breakdown, subject, 20, known_at,
               known_on, reason, detail
          FROM entry JOIN entry_kind_measure USING (entry_kind_id) WHERE measure_version_id = ?
        """,
        engine.rule("volunteer-hours").measureVersionId());
  }

  @Test
  void rollUpsGoOnWhileEventsComeInAndEverythingIsCountedAnew() throws Exception {
    var running = new AtomicBoolean(true);
    var pool = Executors.newFixedThreadPool(3);
    try {
      var rollUps = new Future<?>[2];
      for (int i = 0; i < rollUps.length; i++) {
        rollUps[i] = pool.submit(() -> keepRollingUp(running));
      }
      var reader = pool.submit(() -> keepReading(running));
      for (int i = 1; i <= 60; i++) {
        engine.take(engine.approved("h" + i, 10), engine.approved("more" + i, 1));
        if (i % 20 == 0) {
          assertTrue(engine.rebuild().identical());
        }
      }
      running.set(false);
      for (var rollUp : rollUps) {
        rollUp.get();
      }
      reader.get();
    } finally {
      running.set(false);
      pool.shutdown();
    }
    assertEquals(660, hours());
    engine.rollUp();
    assertEquals(660, hours());
    assertTrue(engine.rebuild().identical());
  }

  private void keepRollingUp(AtomicBoolean running) {
    var rollUp = new RollUpCells(engine.jdbi);
    while (running.get()) {
      rollUp.look();
    }
  }

  /** Each pair of events adds 11, and one moment never shows half of one. */
  private void keepReading(AtomicBoolean running) {
    long before = 0;
    while (running.get()) {
      long now = hours();
      assertEquals(0, now % 11);
      assertTrue(now >= before);
      before = now;
    }
  }
}
