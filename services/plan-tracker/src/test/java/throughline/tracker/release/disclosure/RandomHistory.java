package throughline.tracker.release.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import throughline.tracker.release.disclosure.CountedTable.Count;
import throughline.tracker.release.disclosure.CountedTable.Sum;

/**
 * A small county with a few records a month, some of them late, some withdrawn, as each of several
 * releases counts them.
 */
final class RandomHistory {

  private static final LocalDate YEAR = LocalDate.of(2026, 4, 1);
  private static final Family COUNTY = new Family("", "", "", YEAR, "YEAR");

  private record Visit(int who, int library, int group, int month) {}

  private final Random random;
  private final int libraries;
  private final int groups;
  private final boolean addsUp;
  private final boolean ofPeople;
  private final List<Visit> visits = new ArrayList<>();
  private final boolean isExtreme;
  private int people;

  RandomHistory(long seed) {
    random = new Random(seed);
    isExtreme = random.nextInt(3) > 0;
    libraries = 2 + random.nextInt(5);
    groups = random.nextInt(4);
    addsUp = random.nextInt(3) > 0;
    ofPeople = !addsUp || random.nextInt(4) > 0;
  }

  /** What each release has to decide on, the oldest first. */
  List<CountedTable> tables() {
    var tables = new ArrayList<CountedTable>();
    int releases = 1 + random.nextInt(3);
    int months = 0;
    for (int i = 0; i < releases; i++) {
      int more = random.nextInt(4) == 0 && i > 0 ? 0 : isExtreme ? 1 : 1 + random.nextInt(2);
      for (int month = months; month < months + more; month++) {
        if (isExtreme) {
          addExtremes(month);
        } else {
          add(month, 1 + random.nextInt(4 * libraries + 20));
        }
      }
      months += more;
      if (i > 0 && !isExtreme && random.nextBoolean()) {
        add(random.nextInt(months), random.nextInt(6));
        IntStream.range(0, random.nextInt(4))
            .filter(any -> !visits.isEmpty())
            .forEach(any -> visits.remove(random.nextInt(visits.size())));
      }
      tables.add(table(months));
    }
    return tables;
  }

  /** What rounds up furthest, as do 1 and 8, or down furthest, is what gives others away. */
  private void addExtremes(int month) {
    boolean least = random.nextBoolean();
    for (int library = 0; library < libraries; library++) {
      int before = (int) visits.stream().mapToInt(Visit::library).filter(here(library)).count();
      int next = Math.max(before + (before == 0 ? 0 : 8), 8);
      int more = random.nextInt(3);
      if (before > 0 && more == 0) {
        continue;
      }
      int to =
          more < 2 && before == 0 ? least ? 1 : 7 : next + Math.floorMod((least ? 3 : 2) - next, 5);
      for (int i = before; i < to; i++) {
        visits.add(new Visit(people++, library, random.nextInt(Math.max(1, groups)), month));
      }
    }
  }

  private static IntPredicate here(int library) {
    return each -> each == library;
  }

  /** Some libraries have many, most have few. */
  private void add(int month, int count) {
    for (int i = 0; i < count; i++) {
      int library = Math.min(random.nextInt(libraries), random.nextInt(libraries));
      int who = addsUp || people == 0 || random.nextInt(3) > 0 ? people++ : random.nextInt(people);
      visits.add(new Visit(who, library, groups == 0 ? 0 : random.nextInt(groups), month));
    }
  }

  private CountedTable table(int months) {
    var counts = new HashMap<Family, Count>();
    var sums = new ArrayList<Sum>();
    count(counts, COUNTY, visits);
    sums.add(
        split(
            counts,
            COUNTY,
            months,
            i -> new Family("", "", "", YEAR.plusMonths(i), "MONTH"),
            Visit::month));
    var districts = split(counts, COUNTY, 2, RandomHistory::district, visit -> visit.library() % 2);
    sums.add(districts);
    for (int i = 0; i < 2; i++) {
      int district = i;
      var parts =
          IntStream.range(0, libraries)
              .filter(l -> l % 2 == district)
              .mapToObj(RandomHistory::library)
              .toList();
      for (int library = district; library < libraries; library += 2) {
        int here = library;
        count(counts, library(library), visits.stream().filter(v -> v.library() == here).toList());
      }
      sums.add(new Sum(district(district), parts));
    }
    if (groups > 0) {
      sums.add(
          split(
              counts,
              COUNTY,
              groups,
              i -> new Family("", "kind", "g" + i, YEAR, "YEAR"),
              Visit::group));
    }
    return new CountedTable(ofPeople ? 1 : 60, ofPeople, addsUp, counts, sums);
  }

  private static Family district(int number) {
    return new Family("d" + number, "", "", YEAR, "YEAR");
  }

  private static Family library(int number) {
    return new Family("l" + number, "", "", YEAR, "YEAR");
  }

  private Sum split(
      Map<Family, Count> counts,
      Family whole,
      int size,
      Function<Integer, Family> part,
      Function<Visit, Integer> by) {
    var parts = IntStream.range(0, size).boxed().map(part).toList();
    for (int i = 0; i < size; i++) {
      int number = i;
      count(counts, parts.get(i), visits.stream().filter(v -> by.apply(v) == number).toList());
    }
    return new Sum(whole, parts);
  }

  private void count(Map<Family, Count> counts, Family family, List<Visit> of) {
    Set<Integer> who = new HashSet<>();
    of.forEach(visit -> who.add(visit.who()));
    long amount = addsUp ? of.size() : who.size();
    counts.put(
        family, ofPeople ? new Count(amount, amount) : new Count(60 * amount, (amount + 1) / 2));
  }
}
