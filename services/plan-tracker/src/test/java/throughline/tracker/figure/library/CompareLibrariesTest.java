package throughline.tracker.figure.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.QueryCounter;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.figure.map.CountyMaps;

/** Libraries beside each other: by what was counted, and by whom they could reach. */
class CompareLibrariesTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-07-15");
  private static final int LIBRARIES = Library.seed().size();

  @Test
  void librariesAreRankedByWhomTheyCouldReachBesideTheCounty() {
    var engine = Engine.withShippedMeasures().on("2026-07-15");
    engine.take(engine.record(Bodies.MEMBER, "child", Bodies.member(1, "2026-05-01", null)));
    engine.enter(Bodies.population(0, 2025, "2026-01-01", eachHas(100)));

    var comparison = compare(engine).read("members-under-5", "", TODAY);

    assertEquals("children under 5", comparison.reach());
    assertTrue(comparison.byReach());
    var first = comparison.ranked().get(0);
    assertEquals("1 Banbury 10.0 1", told(first));
    assertEquals("0.2", comparison.county().text());
    assertEquals(comparison.county().value(), comparison.tick());
    assertEquals(2, comparison.ranked().get(1).rank());
    assertEquals(2, comparison.ranked().get(LIBRARIES - 1).rank(), "all of 0 are alike");
    assertTrue(comparison.unranked().isEmpty());
    assertTrue(
        comparison.sentence().startsWith("Most: Banbury, 10.0 per 1,000 children under 5. Least: "),
        comparison.sentence());

    var counted = compare(engine).read("members-under-5", CompareLibraries.COUNTED, TODAY);
    assertEquals("1 Banbury 1 ", told(counted.ranked().get(0)));
    assertNull(counted.tick(), "what adds up to the county is not held against it");
  }

  @Test
  void withoutAnEstimateOfEachLibraryItIsAsCounted() {
    var engine = Engine.withShippedMeasures().on("2026-07-15");
    engine.take(engine.record(Bodies.MEMBER, "child", Bodies.member(1, "2026-05-01", null)));
    engine.enter(Bodies.population(0, 2025, "2026-01-01", Map.of("", 400)));

    var comparison = compare(engine).read("members-under-5", "", TODAY);
    assertFalse(comparison.byReach());
    assertEquals("", comparison.reach());

    var share = compare(engine).read("under-5s-registered-percent", "", TODAY);
    assertTrue(share.ranked().isEmpty(), "nobody knows how many children a library could reach");
    assertEquals(LIBRARIES, share.unranked().size());
    assertEquals("No library has a figure yet.", share.sentence());
    assertEquals("[Key[step=0, words=No figure]]", share.places().legend().toString());
  }

  @Test
  void theMapShowsEachLibraryBySizeAndShadeWithItsFigure() {
    var engine = Engine.withShippedMeasures().on("2026-07-15");
    engine.take(
        hours(engine, "one", "HEAD", 60),
        hours(engine, "two", "BANB", 120),
        hours(engine, "nowhere", "NEWL", 15));

    var comparison = compare(engine).read("volunteer-hours", CompareLibraries.COUNTED, TODAY);

    var map = Jsoup.parseBodyFragment(comparison.places().drawing().svg());
    assertEquals(LIBRARIES, map.select("circle").size());
    assertEquals(5, map.select(".tl-map__area").size());
    assertTrue(map.text().contains("Banbury: 2 h"), map.text());
    var largest = map.selectFirst("circle");
    assertEquals("Banbury: 2 h", largest.text());
    assertEquals("0 h", comparison.places().legend().get(0).words());
    assertEquals("NEWL", comparison.unranked().get(0).name(), "what is no library stands apart");
    assertFalse(comparison.unranked().get(0).isLibrary());
  }

  @Test
  void everyLibraryHasALineOnOneScale() {
    var engine = Engine.withShippedMeasures().on("2026-07-15");
    engine.take(hours(engine, "one", "HEAD", 60), hours(engine, "two", "BANB", 120));

    var months = compare(engine).months("volunteer-hours", TODAY);

    assertEquals(LIBRARIES, months.lines().size());
    assertEquals(2, months.most());
    var banbury =
        months.lines().stream()
            .filter(line -> line.library().code().equals("BANB"))
            .findFirst()
            .orElseThrow();
    assertEquals(months.county().size() - 1, banbury.points().size(), "the month is not over");
    assertEquals(2, banbury.points().get(banbury.points().size() - 1));
    assertEquals("2 h in June 2026", banbury.last() + " in " + months.lastPeriod());
  }

  @Test
  void theNumberOfQueriesDoesNotGrowWithTheLibraries() {
    var engine = Engine.withShippedMeasures().on("2026-07-15");
    engine.take(hours(engine, "one", "HEAD", 60));
    var compare = compare(engine);
    compare.read("volunteer-hours", "", TODAY);
    var counter = QueryCounter.of(engine);
    compare.read("volunteer-hours", "", TODAY);
    compare.months("volunteer-hours", TODAY);
    int queries = counter.take();
    assertTrue(queries <= 30, queries + " queries");
  }

  private static String told(Comparison.Line line) {
    return "%d %s %s %s".formatted(line.rank(), line.name(), line.text(), line.counted());
  }

  private static Map<String, Integer> eachHas(int people) {
    var areas = new TreeMap<String, Integer>();
    Library.seed().forEach(library -> areas.put(library.code(), people));
    return areas;
  }

  private static CompareLibraries compare(Engine engine) {
    return new CompareLibraries(
        new ReadOnlyTransactions(engine.jdbi), engine.measures, new CountyMaps(), engine.clock);
  }

  private static LogRecord hours(Engine engine, String id, String library, int minutes) {
    return engine.record(
        Bodies.HOURS,
        id,
        Bodies.hours(1, "APPROVED", "2026-06-01", String.valueOf(minutes))
            .replace("HEAD", library));
  }
}
