package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.PeopleYears;
import throughline.tracker.figure.Period;

/** Quarters, months and libraries overlap in people, and by how much is said exactly. */
class PeopleYearsTest {

  private static final String PEOPLE = "entrepreneurs-supported";
  private static final LocalDate DAY = LocalDate.parse("2026-12-15");
  private static final List<String> LIBRARIES = List.of("WEST", "BANB", "HEAD");

  private final Engine engine = Engine.withShippedMeasures().on("2026-12-15");

  @Test
  void whoComesInTwoQuartersIsOneInTheYear() {
    engine.take(
        attended("a", 1, "2026-04-10", "WEST"),
        attended("b", 1, "2026-07-10", "WEST"),
        attended("c", 2, "2026-07-11", "BANB"),
        attended("d", 2, "2026-08-11", "WEST"),
        attended("e", 3, "2025-05-01", "WEST"));

    var read = read(DAY);

    var year = read.years().get(0);
    assertEquals(2, year.figure().value());
    assertEquals(List.of(1L, 2L, 0L), year.quarters().stream().map(Figure::value).toList());
    assertEquals(
        List.of(
            "Quarters come to 3 together, and the year to 2: 1 person is in more than one quarter.",
            "Months come to 4 together, and the year to 2: 2 people are in more than one month.",
            "Libraries come to 3 together, and the county to 2: 1 person is in more than one library."),
        year.overlaps().stream().map(PeopleYears.Overlap::words).toList());
    var before = read.years().get(1);
    assertEquals(4, before.quarters().size());
    assertEquals(
        "Quarters add up to the year: nobody is in more than one.",
        before.overlaps().get(0).words());
  }

  @Test
  void whatWasNotKnownThenIsBesideAndACorrectionTakesSomebodyBack() {
    engine.on("2026-05-01").take(attended("a", 1, "2026-04-10", "WEST"));
    engine.on("2026-12-15").take(attended("b", 2, "2026-04-11", "WEST"));

    var then = read(LocalDate.parse("2026-05-02"));

    var year = then.years().get(0);
    assertEquals(1, year.figure().value());
    assertEquals("Now 2", then.now().beside(then.keyOf(year.figure()), year.figure()));
    engine.take(
        engine.record(
            Bodies.ATTENDANCE, "b", Bodies.booking(2, person(2), "2026-04-11", "NO_SHOW")));
    assertEquals(1, read(DAY).years().get(0).figure().value());
    assertFalse(read(LocalDate.parse("2024-05-01")).hasPeople());
  }

  /** Against sets that are counted apart. */
  @Test
  void theNumbersAreThoseOfSetsThatAreCountedApart() {
    var random = new Random(45);
    var byQuarter = new TreeMap<String, Set<Integer>>();
    var byPlace = new TreeMap<String, Set<Integer>>();
    var all = new HashSet<Integer>();
    for (int i = 0; i < 60; i++) {
      int who = 10 + random.nextInt(25);
      var day = LocalDate.parse("2026-04-01").plusDays(random.nextInt(250));
      var library = LIBRARIES.get(random.nextInt(3));
      engine.take(attended("r" + i, who, day.toString(), library));
      byQuarter.computeIfAbsent(Period.quarter(day).label(), q -> new HashSet<>()).add(who);
      byPlace.computeIfAbsent(library, q -> new HashSet<>()).add(who);
      all.add(who);
    }

    var year = read(DAY).years().get(0);

    assertEquals(all.size(), year.figure().value());
    assertOverlap(byQuarter, all, year.overlaps().get(0));
    assertOverlap(byPlace, all, year.overlaps().get(2));
  }

  private static void assertOverlap(
      TreeMap<String, Set<Integer>> parts, Set<Integer> all, PeopleYears.Overlap overlap) {
    long several =
        all.stream()
            .filter(who -> parts.values().stream().filter(part -> part.contains(who)).count() > 1)
            .count();
    assertEquals(parts.values().stream().mapToInt(Set::size).sum(), overlap.sum());
    assertEquals(all.size(), overlap.year());
    assertEquals(several, overlap.several());
  }

  private PeopleYears read(LocalDate day) {
    return engine.jdbi.withHandle(
        handle -> PeopleYears.read(handle, engine.measures(handle), engine.rule(PEOPLE), day, DAY));
  }

  private LogRecord attended(String id, int who, String day, String library) {
    return engine.record(
        Bodies.ATTENDANCE,
        id,
        Bodies.booking(1, person(who), day, "ATTENDED").replace("WEST", library));
  }

  private static String person(int number) {
    return Bodies.PERSON.replace("5f0c1b7e", "5f0c1b%02d".formatted(number));
  }
}
