package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Headlines;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.change.Changes;
import throughline.tracker.figure.change.Knowledge;
import throughline.tracker.figure.change.MeasureChange;
import throughline.tracker.plan.target.AssessPerformance;

/**
 * A dashboard, a live tick, a measure's page and a batch cost the same however many measures there
 * are.
 */
class FixedNumberOfQueriesTest {

  private static final LocalDate DAY = LocalDate.parse("2026-05-20");

  private static final String KINDS =
      """
        - id: count-<n>
          title: Attended <n>
          outcomes: [2.3-business-o1]
          kind: flow-count
          unit: attendances
          polarity: higher
          version: 1
          definition: Attendances.
          from: booking
          when: { status: ATTENDED }
          date: sessionDate
          place: library
          breakdowns: [delivery, venueKind]
        - id: people-<n>
          title: People <n>
          outcomes: [2.3-business-o1]
          kind: distinct-people
          unit: people
          polarity: higher
          version: 1
          definition: People.
          from: booking
          date: sessionDate
          subject: entrepreneur
          place: library
        - id: stock-<n>
          title: Stock <n>
          outcomes: [1.1-o4]
          kind: stock
          unit: people
          polarity: higher
          version: 1
          definition: Members.
          from: member
          spells: [{ each: membership }]
      """;

  private record Statements(int headlines, int history, int performances, int changes, int batch) {}

  @Test
  void theNumberOfQueriesDoesNotDependOnTheNumberOfMeasures() {
    var few = statements(2);

    assertEquals(few, statements(20));
    assertTrue(
        few.headlines() <= 7 && few.history() <= 12 && few.performances() <= 8, few.toString());
    assertTrue(few.changes() <= 16, few.toString());
  }

  private static Statements statements(int ofEachKind) {
    var engine = Engine.withMeasures(yaml(ofEachKind));
    var snapshots = new ReadOnlyTransactions(engine.jdbi);
    engine.take(attended(engine, "known"));
    engine.measures();
    var counter = QueryCounter.of(engine);

    var headlines =
        snapshots.read(
            handle -> Headlines.read(handle, engine.measures(handle).versionsOn(DAY), DAY));
    assertEquals(3 * ofEachKind, headlines.size());
    assertEquals(1, headlines.get(0).current().value());
    assertEquals(1, headlines.get(3 * ofEachKind - 2).current().value());
    var ofHeadlines = counter.take();

    var history =
        snapshots.read(
            handle ->
                MeasureHistory.read(
                    handle,
                    engine.measures(handle).version("count-1", DAY).orElseThrow(),
                    DAY,
                    Instant.EPOCH));
    assertEquals(2, history.splits().size());
    var ofHistory = counter.take();

    var performances =
        snapshots.read(
            handle -> {
              var all = engine.measures(handle);
              return AssessPerformance.read(handle, all, all.all(), DAY);
            });
    assertEquals(3 * ofEachKind, performances.size());
    var ofStandings = counter.take();

    var changes =
        snapshots.read(
            handle -> {
              var all = engine.measures(handle);
              var year = Period.financialYear(DAY);
              var questions =
                  all.versionsOn(DAY).stream()
                      .map(version -> new FigureQuestion(version, year))
                      .toList();
              var since = Knowledge.endOf(DAY.minusYears(1));
              return Changes.read(handle, all, questions, since, DAY);
            });
    assertEquals(2 * ofEachKind, changes.stream().filter(MeasureChange::isChange).count());
    var ofChanges = counter.take();

    engine.take(attended(engine, "new"));
    return new Statements(ofHeadlines, ofHistory, ofStandings, ofChanges, counter.take());
  }

  private static throughline.tracker.engine.log.LogRecord attended(Engine engine, String id) {
    return engine.record(
        Bodies.ATTENDANCE, id, Bodies.booking(1, Bodies.PERSON, "2026-05-10", "ATTENDED"));
  }

  private static String yaml(int ofEachKind) {
    return IntStream.rangeClosed(1, ofEachKind)
        .mapToObj(n -> KINDS.replace("<n>", String.valueOf(n)))
        .collect(Collectors.joining("", "measures:\n", ""));
  }
}
