package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/** What people enter is counted, known and counted again as what events tell of. */
class EntryStoreTest {

  private static final String VISITS = "school-visits";
  private static final Period Q1 = Period.of(Frequency.QUARTER, LocalDate.parse("2026-06-30"));

  private final Engine engine = Engine.withShippedMeasures().on("2026-07-05");

  @Test
  void aReportIsAFigureAndSilenceIsNone() {
    assertFalse(figure(VISITS, "2099-01-01").hasValue());

    engine.enter(Bodies.visits(0, "ENTERED", "", 340));
    engine.enter(Bodies.observation("mecc-interventions", 0, "ENTERED", "", 0));

    assertEquals("340", figure(VISITS, "2099-01-01").text());
    assertFalse(figure(VISITS, "2026-07-04").hasValue(), "nobody knew it then");
    assertEquals("0", figure("mecc-interventions", "2099-01-01").text());
    assertFalse(figure("activity-for-parents-percent", "2099-01-01").hasValue());
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void aCorrectionAndAWithdrawalLeaveWhatWasKnown() {
    engine.enter(Bodies.visits(0, "ENTERED", "", 340));
    engine.on("2026-07-10").enter(Bodies.visits(1, "ENTERED", "", 0));
    engine.on("2026-07-15").enter(Bodies.visits(2, "WITHDRAWN", "", 0));
    engine.on("2026-07-20").enter(Bodies.visits(3, "ENTERED", "", 352));

    assertEquals("340", figure(VISITS, "2026-07-09").text());
    assertEquals("0", figure(VISITS, "2026-07-14").text());
    assertFalse(figure(VISITS, "2026-07-19").hasValue());
    assertEquals("352", figure(VISITS, "2026-07-20").text());
    assertEquals(List.of("state is withdrawn, not entered"), engine.whyNot(VISITS));
    assertTrue(engine.rebuild().identical());
    assertEquals("0", figure(VISITS, "2026-07-14").text(), "also after a rebuild");
  }

  @Test
  void figuresOfLibrariesAddUp() {
    engine.enter(Bodies.visits(0, "ENTERED", "BANB", 30));
    engine.enter(Bodies.visits(0, "ENTERED", "WEST", 12));

    assertEquals(42, figure(VISITS, "2099-01-01").value());
    var version = engine.rule(VISITS);
    var places =
        engine.jdbi.withHandle(
            handle ->
                Figures.byPlace(
                        handle, List.of(new FigureQuestion(version, Q1)), LocalDate.of(2099, 1, 1))
                    .get(0));
    assertEquals(30, places.get("BANB").value());
    assertEquals(2, places.size());
  }

  @Test
  void whoeverSawAnEarlierVersionIsRefusedAndNothingIsKept() {
    engine.enter(Bodies.visits(0, "ENTERED", "", 340));
    engine.enter(Bodies.visits(1, "ENTERED", "", 341));

    for (long seen : List.of(0L, 1L, 7L)) {
      var stale = Bodies.visits(seen, "ENTERED", "", 999);
      assertThrows(StaleEntry.class, () -> engine.enter(stale), "version " + seen);
    }

    assertEquals("341", figure(VISITS, "2099-01-01").text());
    assertEquals(2, versions());
    assertTrue(engine.rebuild().identical());
  }

  /** Each sees version 0, so only one can be the first. */
  @Test
  void ofManyAtOnceOneIsTheFirst() throws Exception {
    var people = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> tries =
          () -> {
            try {
              engine.enter(
                  Bodies.visits(0, "ENTERED", "", (int) (Thread.currentThread().getId() % 1000)));
              return true;
            } catch (StaleEntry late) {
              return false;
            }
          };
      var entered = 0;
      for (Future<Boolean> done : people.invokeAll(List.of(tries, tries, tries, tries))) {
        entered += done.get() ? 1 : 0;
      }
      assertEquals(1, entered);
      assertEquals(1, versions());
    } finally {
      people.shutdownNow();
    }
  }

  private long versions() {
    return engine.jdbi.withHandle(
        handle ->
            EntryStore.of(ManualEntryKind.OBSERVATION)
                .startingWith(handle, VISITS)
                .values()
                .stream()
                .mapToLong(history -> history.versions().size())
                .sum());
  }

  private Figure figure(String measure, String knownAt) {
    var question = new FigureQuestion(engine.rule(measure), Q1);
    return engine.jdbi.withHandle(
        handle -> Figures.read(handle, List.of(question), LocalDate.parse(knownAt)).get(0));
  }
}
