package throughline.tracker.figure.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Period;

/** People who came between two days, of whom nothing was corrected meanwhile, one by one. */
class PeopleWhoCameTest {

  private static final String ONE = Bodies.PERSON;
  private static final String OTHER = ONE.replace("5f0c1b7e", "5f0c1b7f");
  private static final LocalDate SINCE = LocalDate.parse("2026-05-15");

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void onADayOnWhichAsManyCameAsWent() {
    engine.on("2026-05-10").take(booking("a", 1, OTHER, "2026-05-09", "ATTENDED"));
    engine.rollUp();
    engine.on("2026-05-20").take(booking("b", 1, OTHER, "2026-05-04", "ATTENDED"));
    engine.take(booking("c", 1, ONE, "2026-05-09", "ATTENDED"));
    engine.rollUp();

    assertEquals(List.of("NEW c 2026-05-09"), lines(ChangeClass.NEW, "2026-05-21"));
  }

  @Test
  void whoWasWithdrawnBeforeIsNewAgain() {
    engine.on("2026-05-10").take(booking("a", 1, ONE, "2026-05-09", "ATTENDED"));
    engine.on("2026-05-12").take(booking("a", 2, ONE, "2026-05-09", "NO_SHOW"));
    engine.on("2026-05-20").take(booking("b", 1, ONE, "2026-05-19", "ATTENDED"));
    engine.take(booking("c", 1, ONE, "2026-05-18", "ATTENDED"));

    assertEquals(List.of("NEW c 2026-05-18"), lines(ChangeClass.NEW, "2026-05-21"));
    engine.rollUp();
    assertEquals(List.of("NEW c 2026-05-18"), lines(ChangeClass.NEW, "2026-05-21"));
  }

  @Test
  void areOfTheFirstDayOfWhatBecameKnownFirst() {
    engine.on("2026-06-20").take(booking("late", 1, ONE, "2026-05-30", "ATTENDED"));
    engine.take(booking("in time", 1, ONE, "2026-06-19", "ATTENDED"));
    engine.on("2026-06-21").take(booking("earlier", 1, ONE, "2026-05-01", "ATTENDED"));

    assertEquals(List.of("LATE late 2026-05-30"), lines(null, "2026-06-30"));
    assertEquals(List.of("LATE late 2026-05-30"), lines(ChangeClass.LATE, "2026-06-30"));
    assertEquals(List.of(), lines(ChangeClass.NEW, "2026-06-30"));
  }

  @Test
  void ofDaysThatAreNoMonthQuarterOrYearToo() {
    engine.on("2026-05-10").take(booking("a", 1, ONE, "2026-05-09", "ATTENDED"));
    engine.on("2026-05-20").take(booking("b", 1, ONE, "2026-05-19", "ATTENDED"));
    engine.take(booking("c", 1, OTHER, "2026-05-18", "ATTENDED"));
    engine.rollUp();
    var days = Period.between(LocalDate.parse("2026-05-10"), LocalDate.parse("2026-06-02"));

    assertEquals(
        List.of("NEW b 2026-05-19", "NEW c 2026-05-18"),
        lines(days, ChangeClass.NEW, "2026-05-21"));
  }

  private List<String> lines(ChangeClass only, String until) {
    return lines(Period.quarter(LocalDate.parse("2026-05-01")), only, until);
  }

  private List<String> lines(Period period, ChangeClass only, String until) {
    return engine.jdbi.withHandle(
        handle -> {
          var day = LocalDate.parse(until);
          var version =
              engine.measures(handle).version("entrepreneurs-supported", day).orElseThrow();
          var asked = FigureSource.of(version).asked(period.from(), period.lastDay());
          var moved = new Revisions(Knowledge.endOf(SINCE), day, FigurePart.WHOLE);
          return new RevisedEntries(moved)
              .some(handle, new FigureQuestion(version, asked), only, 10, 0).stream()
                  .map(
                      line ->
                          "%s %s %s"
                              .formatted(line.kind(), Engine.name(line.aggregateId()), line.day()))
                  .toList();
        });
  }

  private LogRecord booking(String id, int version, String person, String day, String status) {
    return engine.record(Bodies.ATTENDANCE, id, Bodies.booking(version, person, day, status));
  }
}
