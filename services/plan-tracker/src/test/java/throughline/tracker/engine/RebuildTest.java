package throughline.tracker.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.tracker.engine.measurefile.MeasureFile;

/**
 * A rebuild writes nothing where the ledger is right, and puts right what is not, while pages go on
 * answering.
 */
class RebuildTest {

  private static final String HOURS = "volunteer-hours";
  private static final String IMPORTS = "SELECT imports FROM measure_import";

  private final Engine engine = Engine.withShippedMeasures();

  @BeforeEach
  void someHours() {
    engine.take(engine.approved("one", 60), engine.approved("two", 30));
    engine.take(
        engine.record(Bodies.HOURS, "two", Bodies.hours(2, "APPROVED", "2026-03-02", "40")));
    engine.rollUp();
  }

  /** Of several conditions that do not hold one is named: the same, whoever counted. */
  @Test
  void whatAnImportCountsAnewIsWhatCameAndWhatARebuildCounts() {
    var library = Bodies.member(1, "2026-03-01", null).replace("REGISTRAR", "LIBRARY");
    engine.take(engine.record(Bodies.MEMBER, "m", library.replace("VALID", "IN_ERROR")));
    var live = engine.whyNot("first-loans-within-90-days");

    engine.jdbi.useHandle(handle -> handle.execute("UPDATE measure_version SET evaluation = 0"));
    engine.register(
        MeasureFile.read(RebuildTest.class.getResourceAsStream("/seeds/measures.yaml")));

    assertEquals(live, engine.whyNot("first-loans-within-90-days"));
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void aLedgerThatIsRightIsNotWritten() {
    long last = number("SELECT max(entry_id) FROM entry");

    assertTrue(engine.rebuild().identical());

    assertEquals(last, number("SELECT max(entry_id) FROM entry"));
    assertEquals(0, number("SELECT count(*) FROM recounted"));
    assertEquals(100, hours());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM entry WHERE entry_id = (SELECT max(entry_id) FROM entry)",
        "UPDATE entry SET amount = amount + 1 WHERE amount = 60",
        "UPDATE entry SET amount = 100 - amount WHERE amount IN (40, 60)",
        "UPDATE entry SET known_on = known_on - 1",
        "UPDATE entry SET detail = 'otherwise' WHERE amount = 60",
        "UPDATE entry SET subject = 'somebody' WHERE subject <> ''",
        "INSERT INTO entry (entry_kind_id, fact_id, version, effective_on, place, breakdown,"
            + " subject, amount, known_at, known_on, reason, detail) SELECT entry_kind_id, fact_id,"
            + " version, effective_on, place, breakdown, subject, amount, known_at, known_on,"
            + " reason, detail FROM entry",
        "UPDATE entry_kind_measure SET once = NOT once",
        "UPDATE entry_kind_measure SET person = NOT person",
        "DELETE FROM entry_kind_measure WHERE person",
        "UPDATE rolled_up_cell SET amount = amount + 1",
        "DELETE FROM rolled_up_cell",
        "UPDATE rolled_up_total SET amount = amount + 1",
        "DELETE FROM rolled_up_total",
        "UPDATE rolled_up_people SET people = people + 1 WHERE part < 0 OR span = 'YEAR'",
        "INSERT INTO rolled_up_not_counted SELECT measure_version_id, 'invented', '2026-04-01', 1 FROM"
            + " measure_version"
      })
  void whatIsWrongIsSaidAndPutRight(String damage) {
    engine.jdbi.useHandle(handle -> handle.execute(damage));
    var told = new AtomicInteger();
    engine.changes.listen(told::incrementAndGet);
    long imports = number(IMPORTS);

    assertFalse(engine.rebuild().identical(), damage);

    assertEquals(1, told.get(), "open pages of this instance");
    assertEquals(imports + 1, number(IMPORTS), "and of others");
    assertEquals(100, hours());
    assertEquals(1, engine.figure("active-volunteers", "2026-03-01", "2026-04-01"));
    assertTrue(engine.rebuild().identical(), damage);
    assertEquals(1, told.get());
    assertEquals(imports + 1, number(IMPORTS));
  }

  /** Whoever reads while the ledger is being written anew sees what was there before. */
  @Test
  void pagesAnswerMeanwhile() throws Exception {
    engine.jdbi.useHandle(handle -> handle.execute("UPDATE rolled_up_total SET amount = 7"));
    var rebuilding = Executors.newSingleThreadExecutor();
    try (var blocker = engine.jdbi.open()) {
      blocker.begin();
      blocker.execute("LOCK TABLE rolled_up_not_counted IN SHARE MODE");
      var rebuild = rebuilding.submit(engine::rebuild);
      await().until(() -> number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);

      assertEquals(14, hours());

      blocker.rollback();
      assertFalse(rebuild.get().identical());
      assertEquals(100, hours());
    } finally {
      rebuilding.shutdown();
    }
  }

  private long hours() {
    return engine.figure(HOURS, "2026-03-01", "2026-04-01");
  }

  private long number(String sql) {
    return engine.jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
