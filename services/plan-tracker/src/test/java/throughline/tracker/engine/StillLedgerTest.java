package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.change.Changes;
import throughline.tracker.figure.change.Knowledge;

/** What changed is looked for once for each state of the ledger. */
class StillLedgerTest {

  private static final LocalDate DAY = LocalDate.parse("2026-05-20");

  private static final String MEASURES =
      """
      measures:
        - id: came
          title: Came
          outcomes: [2.3-business-o1]
          kind: flow-count
          unit: attendances
          polarity: higher
          version: 1
          definition: Bookings that were attended.
          from: booking
          when: { status: ATTENDED }
          date: sessionDate
          place: library
      """;

  private final Engine engine = Engine.withMeasures(MEASURES);
  private final ReadOnlyTransactions transactions = new ReadOnlyTransactions(engine.jdbi);

  @Test
  void whatDidNotMoveIsNotLookedForAgain() {
    engine.on("2026-05-20");
    take("one");
    engine.rollUp();
    var counter = QueryCounter.of(engine);
    assertEquals(1, added());
    var first = counter.take();

    assertEquals(1, added());

    assertTrue(counter.take() < first, "the question that looks through months is not asked again");
  }

  @Test
  void anEntryIsSeenAtOnceRolledUpOrNot() {
    engine.on("2026-05-20");
    take("one");
    engine.rollUp();
    assertEquals(1, added());

    take("two");
    assertEquals(2, added(), "before it is rolled up");
    engine.rollUp();
    assertEquals(2, added(), "after");

    engine.take(
        engine.record(
            Bodies.ATTENDANCE, "one", Bodies.booking(2, Bodies.PERSON, "2026-05-10", "NO_SHOW")));
    engine.rollUp();
    assertEquals(1, added(), "one is taken back");
    engine.rebuild();
    assertEquals(1, added(), "counted anew");
  }

  @Test
  void anotherDatabaseIsAnotherLedger() {
    engine.on("2026-05-20");
    take("one");
    engine.rollUp();
    assertEquals(1, added());

    var other = Engine.withMeasures(MEASURES);
    other.on("2026-05-20");
    other.rollUp();
    assertEquals(
        0, added(other, new ReadOnlyTransactions(other.jdbi)), "nothing was ever posted there");
  }

  private void take(String name) {
    engine.take(
        engine.record(
            Bodies.ATTENDANCE, name, Bodies.booking(1, Bodies.PERSON, "2026-05-10", "ATTENDED")));
  }

  private long added() {
    return added(engine, transactions);
  }

  private static long added(Engine engine, ReadOnlyTransactions transactions) {
    return transactions.read(
        handle -> {
          var all = engine.measures(handle);
          var question =
              new FigureQuestion(all.version("came", DAY).orElseThrow(), Period.financialYear(DAY));
          return Changes.read(
                  handle, all, List.of(question), Knowledge.endOf(DAY.minusYears(1)), DAY)
              .get(0)
              .difference();
        });
  }
}
