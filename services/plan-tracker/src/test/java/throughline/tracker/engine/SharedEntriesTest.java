package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.ledger.Cells;
import throughline.tracker.engine.ledger.EngineLock;

/** What several measures count of a record stands in the ledger once, and belongs to each. */
class SharedEntriesTest {

  private static final String HOURS = "volunteer-hours";
  private static final String PEOPLE = "active-volunteers";

  /** Beside them stands why it does not count for young people. */
  private static final String COUNTED = "SELECT count(*) FROM entry WHERE effective_on IS NOT NULL";

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void hoursAndWhoGaveThemAreOneEntry() {
    engine.take(engine.approved("one", 60));

    assertEquals(1, number(COUNTED));
    assertEquals(List.of("2026-03-01 60 2026-04-01"), engine.ledger(HOURS));
    assertEquals(List.of("2026-03-01 1 2026-04-01"), engine.ledger(PEOPLE));
    shown(60, 1);

    engine.rollUp();

    shown(60, 1);
    assertTrue(engine.rebuild().identical());
  }

  /** A correction of the hours says nothing new of the person. */
  @Test
  void whatChangesForOneMeasureIsOfThatMeasureAlone() {
    engine.take(engine.approved("one", 60));
    engine.take(engine.record(Bodies.HOURS, "one", Bodies.hours(2, "APPROVED", "2026-03-01", "1")));

    assertEquals(
        List.of("2026-03-01 60 2026-04-01", "2026-03-01 -59 2026-04-01"), engine.ledger(HOURS));
    assertEquals(List.of("2026-03-01 1 2026-04-01"), engine.ledger(PEOPLE));
    engine.rollUp();
    shown(1, 1);
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void whatOneMeasureForgetsStaysWithTheOther() {
    engine.take(engine.approved("one", 60));
    engine.rollUp();

    forget(HOURS);

    assertEquals(List.of(), engine.ledger(HOURS));
    shown(0, 1);
    assertEquals(1, number(COUNTED));

    engine.take(engine.approved("two", 30));
    shown(30, 1);
    assertEquals(1, engine.ledger(HOURS).size());

    forget(PEOPLE);
    forget(HOURS);
    assertEquals(0, number(COUNTED));
    assertEquals(false, engine.rebuild().identical());
    shown(90, 1);
    assertTrue(engine.rebuild().identical());
  }

  private void forget(String measure) {
    engine.jdbi.useTransaction(
        handle -> {
          EngineLock.own(handle);
          Cells.forget(handle, List.of(engine.rule(measure).measureVersionId()));
        });
  }

  private void shown(long hours, long people) {
    assertEquals(hours, engine.figure(HOURS, "2026-03-01", "2026-04-01"));
    assertEquals(people, engine.figure(PEOPLE, "2026-03-01", "2026-04-01"));
  }

  private long number(String sql) {
    return engine.jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
