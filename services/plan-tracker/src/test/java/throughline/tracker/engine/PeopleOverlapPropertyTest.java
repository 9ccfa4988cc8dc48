package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import throughline.tracker.figure.PeopleYears;
import throughline.tracker.figure.PeopleYears.Part;

/**
 * By how many people the quarters, months and libraries of a year overlap is what sets of people
 * give, on any day, rolled up or not.
 */
class PeopleOverlapPropertyTest {

  private final RandomPeople history = new RandomPeople();
  private final Engine engine = history.engine;

  /** What somebody has in a part of a year. */
  private record Place(String part, String person) {}

  @Property
  void overlapsAreWhatSetsOfPeopleGive(@ForAll long seed) {
    var random = new Random(seed);
    history.happen(random);
    var rows = history.rows();

    for (int look = 0; look < 3; look++) {
      check(rows, RandomPeople.day(random));
    }
    engine.rollUp();
    check(rows, RandomPeople.day(random));
    check(rows, RandomPeople.LAST);
    assertTrue(engine.rebuild().identical());
  }

  private void check(List<RandomPeople.Row> rows, LocalDate day) {
    var read =
        engine.jdbi.withHandle(
            handle ->
                PeopleYears.read(
                    handle,
                    engine.measures(handle),
                    engine.rule("people"),
                    day,
                    RandomPeople.LAST));
    for (var year : read.years()) {
      var first = year.figure().period().from();
      var known =
          rows.stream()
              .filter(row -> !row.known().isAfter(day) && !row.day().isAfter(day))
              .filter(row -> !row.day().isBefore(first) && row.day().isBefore(first.plusYears(1)))
              .toList();
      assertEquals(overlaps(known), year.overlaps(), "%s on %s".formatted(first, day));
    }
  }

  private static List<PeopleYears.Overlap> overlaps(List<RandomPeople.Row> rows) {
    var overlaps = new ArrayList<PeopleYears.Overlap>();
    long all = people(rows, Part.QUARTER, true).size();
    for (var part : Part.values()) {
      var people = people(rows, part, false);
      long sum = people.values().stream().mapToInt(Set::size).sum();
      long several = people.values().stream().filter(parts -> parts.size() > 1).count();
      if (sum > 0) {
        overlaps.add(new PeopleYears.Overlap(part, sum, all, several));
      }
    }
    return overlaps;
  }

  /** In which parts each of them has more than nothing; all of it is one part if it is asked so. */
  private static Map<String, Set<String>> people(
      List<RandomPeople.Row> rows, Part part, boolean asOne) {
    var amounts = new HashMap<Place, Long>();
    for (var row : rows) {
      var name = asOne ? "" : name(row, part);
      amounts.merge(new Place(name, row.subject()), row.amount(), Long::sum);
    }
    var people = new HashMap<String, Set<String>>();
    amounts.forEach(
        (place, amount) -> {
          if (amount > 0) {
            people.computeIfAbsent(place.person(), p -> new HashSet<>()).add(place.part());
          }
        });
    return people;
  }

  private static String name(RandomPeople.Row row, Part part) {
    return switch (part) {
      case QUARTER -> "Q" + (row.day().getMonthValue() - 1) / 3;
      case MONTH -> row.day().getMonth().name();
      case PLACE -> row.place();
    };
  }
}
