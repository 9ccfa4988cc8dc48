package throughline.tracker.figure.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.QueryCounter;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.figure.Figure;

/** What a library has of each measure: now, a year ago, and as a share of the county. */
class LibraryFiguresTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-07-15");

  private static final String HOURS_OF_LIBRARIES =
      """
        - id: hours-<n>
          title: Hours <n>
          outcomes: [3.3-o1]
          kind: flow-sum
          unit: minutes
          polarity: higher
          version: 1
          definition: Hours.
          from: hours-entry
          each: days
          date: days.date
          value: days.minutes
          place: library
        - id: volunteers-<n>
          title: Volunteers <n>
          outcomes: [3.3-o1]
          kind: distinct-people
          unit: people
          polarity: higher
          version: 1
          definition: Volunteers.
          from: hours-entry
          each: days
          date: days.date
          subject: volunteer
          place: library
      """;

  @Test
  void eachMeasureStandsBesideLastYearAndItsShareOfTheCounty() {
    var engine = Engine.withShippedMeasures();
    engine.on("2025-04-01").take(hours(engine, "a-year-ago", "HEAD", "2025-04-01", 60));
    engine.take(hours(engine, "later-last-year", "HEAD", "2025-12-01", 600));
    engine
        .on("2026-07-15")
        .take(
            hours(engine, "this-year", "HEAD", "2026-04-02", 90),
            hours(engine, "elsewhere", "BANB", "2026-04-02", 270),
            engine.record(Bodies.MEMBER, "child", Bodies.member(1, "2026-05-01", null)));

    var headington = library(engine, "HEAD", "volunteer-hours", TODAY);

    var hours = line(headington, "volunteer-hours");
    assertEquals(90, hours.here().value());
    assertEquals(60, hours.before().value(), "not what came after the same day last year");
    assertEquals("in 2025/26 to 15 July 2025", hours.beforeWords());
    assertEquals("25% of the county's 6 h", hours.ofCounty());
    assertTrue(
        headington.without().stream().anyMatch(m -> m.id().equals("newborns-enrolled")),
        "nothing was counted there");
    assertEquals("volunteer-hours", headington.course().measure().id());
    assertEquals(
        690,
        headington.course().figures().stream()
            .filter(Figure::hasValue)
            .mapToLong(Figure::value)
            .sum(),
        "thirteen months");
    assertEquals(1, line(library(engine, "BANB", "", TODAY), "members-under-5").here().value());
    assertNull(library(engine, "WEST", "", TODAY).course(), "nothing at all");
  }

  /** What came of the days since then is not what the year came to by the same day. */
  @Test
  void aYearOfWhichThereIsAPartIsNotHeldAgainstAWholeOne() {
    var engine = Engine.withShippedMeasures();
    engine.on("2025-07-03").take(hours(engine, "first", "HEAD", "2025-07-03", 60));
    engine.on("2026-07-15").take(hours(engine, "this-year", "HEAD", "2026-04-02", 90));

    var none =
        "in 2025/26 to 15 July 2025: nothing to compare with, as its source was first heard"
            + " of on 3 July 2025";
    var headington = library(engine, "HEAD", "", TODAY);
    var hours = line(headington, "volunteer-hours");
    assertEquals("No data " + none, hours.before().text() + " " + hours.beforeWords());
    var table = table(engine, TODAY);
    assertEquals(List.of("1 h 30 min", "No data"), table.texts("HEAD"));
    assertEquals(none, table.columns().get(1).words());
    assertEquals(
        "",
        library(engine, "HEAD", "", TODAY.minusDays(1))
            .now()
            .beside(hours.beforeKey(), hours.before()));
  }

  /** On 2 May all of last year's May would stand against two days of this one. */
  @Test
  void whatIsToldByMonthIsHeldAgainstLastYearByTheMonthsThatAreOver() {
    var engine = Engine.withShippedMeasures();
    engine.on("2025-04-01").take(use(engine, 1, "2025-04-01"), use(engine, 2, "2025-05-01"));
    engine.on("2026-05-02").take(use(engine, 3, "2026-04-01"), use(engine, 4, "2026-05-01"));
    var day = LocalDate.parse("2026-05-02");

    var children = line(library(engine, "HEAD", "", day), "take-up-by-under-5s");

    assertEquals("1 in 2026/27 to 30 April 2026", children.here().text() + " " + children.words());
    assertEquals(
        "1 in 2025/26 to 30 April 2025", children.before().text() + " " + children.beforeWords());
    assertEquals(
        List.of("in 2026/27 to 30 April 2026 1", "in 2025/26 to 30 April 2025 1"),
        children(engine, day));
    assertEquals(
        List.of("in 2026/27 to 31 May 2026 2", "in 2025/26 to 31 May 2025 2"),
        children(engine, LocalDate.parse("2026-05-31")));
    assertEquals(
        List.of("in 2025/26 2", "in 2024/25 No data"),
        children(engine, LocalDate.parse("2026-04-20")),
        "no month of the year is over");
  }

  /** The months that are over have nothing yet, and the child is there all the same. */
  @Test
  void whoWasCountedInTheMonthThatGoesOnIsCountedHere() {
    var engine = Engine.withShippedMeasures().heardOf("2026-01-01", "2026-11-10");
    engine.on("2026-11-10").take(use(engine, 1, "2026-11-01"));

    var headington = library(engine, "HEAD", "take-up-by-under-5s", LocalDate.parse("2026-11-10"));

    var children = line(headington, "take-up-by-under-5s");
    assertEquals("in 2026/27 to 31 October 2026", children.words());
    assertFalse(headington.without().contains(children.measure()));
    assertEquals("take-up-by-under-5s", headington.course().measure().id());
  }

  private static List<String> children(Engine engine, LocalDate day) {
    return new BrowseLibraries(new ReadOnlyTransactions(engine.jdbi), engine.measures, engine.clock)
        .read("take-up-by-under-5s", day).columns().stream()
            .map(column -> column.words() + " " + column.county().text())
            .toList();
  }

  @Test
  void aShareNeedsAnEstimateOfTheLibrary() {
    var engine = Engine.withShippedMeasures().on("2026-07-15");
    var share = "under-5s-registered-percent";
    engine.take(engine.record(Bodies.MEMBER, "child", Bodies.member(1, "2026-05-01", null)));
    engine.enter(Bodies.population(0, 2025, "2026-01-01", Map.of("", 400)));
    assertFalse(
        library(engine, "BANB", "", TODAY).lines().stream()
            .anyMatch(line -> line.key().equals(share)));

    engine.enter(Bodies.population(1, 2025, "2026-01-01", Map.of("", 400, "BANB", 8)));

    var line = line(library(engine, "BANB", "", TODAY), share);
    assertEquals("12.5% (1 of 8)", line.here().text());
    assertTrue(line.ofCounty().startsWith("County: "), line.ofCounty());
  }

  @Test
  void asKnownThenItShowsWhatWasKnownWithTodaysBeside() {
    var engine = Engine.withShippedMeasures().on("2026-07-01");
    engine.take(hours(engine, "early", "HEAD", "2026-06-01", 60));
    engine.on("2026-07-15").take(hours(engine, "late", "HEAD", "2026-06-01", 30));

    var then = library(engine, "HEAD", "", LocalDate.parse("2026-07-02"));

    var hours = line(then, "volunteer-hours");
    assertEquals(60, hours.here().value());
    assertEquals("Now 1 h 30 min", then.now().beside(hours.key(), hours.here()));
    assertEquals("", then.now().beside(hours.beforeKey(), hours.before()));
  }

  @Test
  void theTableOfAllSumsToTheCountyAndNamesWhatIsNoLibrary() {
    var engine = Engine.withShippedMeasures().on("2026-07-15");
    engine.take(
        hours(engine, "one", "HEAD", "2026-06-01", 60),
        hours(engine, "two", "BANB", "2026-06-01", 30),
        hours(engine, "three", "NEWL", "2026-06-01", 15));

    var table = table(engine, TODAY);

    assertEquals(
        Library.seed().size(),
        table.districts().stream().mapToInt(d -> d.libraries().size()).sum());
    assertEquals("[NEWL]", table.elsewhere().toString());
    assertEquals("1 h", table.texts("HEAD").get(0));
    assertEquals("0 h", table.texts("WEST").get(0));
    assertEquals("1 h 45 min", table.columns().get(0).county().text());
    assertEquals(105, table.byPlace().get(0).values().stream().mapToLong(Figure::value).sum());
  }

  @Test
  void theNumberOfQueriesDoesNotDependOnTheNumberOfMeasures() {
    var few = statements(2);
    assertEquals(few, statements(20));
    assertTrue(few.page() <= 25 && few.table() <= 12, few.toString());
  }

  private record Statements(int page, int table) {}

  private static Statements statements(int ofEachKind) {
    var engine =
        Engine.withMeasures(
            IntStream.rangeClosed(1, ofEachKind)
                .mapToObj(n -> HOURS_OF_LIBRARIES.replace("<n>", String.valueOf(n)))
                .collect(Collectors.joining("", "measures:\n", "")));
    engine.on("2026-07-15").take(hours(engine, "one", "HEAD", "2026-06-01", 60));
    engine.measures();
    var counter = QueryCounter.of(engine);
    assertEquals(2 * ofEachKind, library(engine, "HEAD", "", TODAY).lines().size());
    var page = counter.take();
    new BrowseLibraries(new ReadOnlyTransactions(engine.jdbi), engine.measures, engine.clock)
        .read("volunteer-hours", TODAY);
    return new Statements(page, counter.take());
  }

  private static QueryLibrary.LibraryFigures library(
      Engine engine, String code, String over, LocalDate day) {
    var library =
        Library.seed().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    var query = new QueryLibrary(engine.measures, engine.clock);
    return new ReadOnlyTransactions(engine.jdbi)
        .read(handle -> query.read(handle, library, over, day));
  }

  private static BrowseLibraries.LibraryTable table(Engine engine, LocalDate day) {
    return new BrowseLibraries(new ReadOnlyTransactions(engine.jdbi), engine.measures, engine.clock)
        .read("volunteer-hours", day);
  }

  private static LibraryLine line(QueryLibrary.LibraryFigures figures, String measure) {
    return figures.lines().stream()
        .filter(line -> line.measure().id().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private static LogRecord use(Engine engine, int child, String month) {
    var key = "00000000-0000-4000-8000-%012d".formatted(child);
    return engine.record(
        Bodies.USE,
        "%s/%s/HEAD".formatted(key, month.substring(0, 7)),
        Bodies.use(1, key, key, month, "HEAD", "LOANS"));
  }

  private static LogRecord hours(
      Engine engine, String id, String library, String day, int minutes) {
    return engine.record(
        Bodies.HOURS,
        id,
        Bodies.hours(1, "APPROVED", day, String.valueOf(minutes)).replace("HEAD", library));
  }
}
