package throughline.tracker.release.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import throughline.tracker.release.disclosure.CountedTable.Sum;

/**
 * Looks for other courses of things that would have led to the very same releases: a few people
 * more here and fewer there, such that every sum still holds, every number rounds to what was told
 * and whoever knows that a figure stayed as it was, rose or fell since a release is not
 * contradicted. Where there is one nobody can know the figure, whatever they reckon. That none is
 * found proves nothing: then more is hidden.
 */
final class OtherWorlds {

  private static final int MOST_STEPS = 400;

  private final List<ToldTable> tables;
  private final Map<Family, Told> last;
  private final List<Map<Family, List<Sum>>> sumsOf = new ArrayList<>();

  OtherWorlds(List<ToldTable> earlier, CountedTable counted, Map<Family, Told> told) {
    this.tables = new ArrayList<>(earlier);
    this.tables.add(new ToldTable(counted, Map.of()));
    this.last = told;
    for (var table : tables) {
      var sums = new HashMap<Family, List<Sum>>();
      for (var sum : table.counted().sums()) {
        sums.computeIfAbsent(sum.whole(), f -> new ArrayList<>()).add(sum);
        sum.parts().forEach(part -> sums.computeIfAbsent(part, f -> new ArrayList<>()).add(sum));
      }
      sumsOf.add(sums);
    }
  }

  private record Run(int first, int last) {

    boolean has(int index) {
      return index >= first && index <= last;
    }
  }

  /** Whether a figure could have had so many other values in a release, by its index. */
  boolean has(Family family, int index, int others) {
    long unit = tables.get(index).counted().unit();
    return LongStream.of(unit, -unit, 2 * unit, -2 * unit)
            .filter(more -> runs(family, index).stream().anyMatch(run -> has(family, more, run)))
            .limit(others)
            .count()
        == others;
  }

  /** All releases that have it, those in which it stays the same, and these to either end. */
  private Set<Run> runs(Family family, int index) {
    int first = index;
    while (first > 0 && isSame(family, first - 1, first)) {
      first--;
    }
    int until = index;
    while (until < tables.size() - 1 && isSame(family, until, until + 1)) {
      until++;
    }
    int end = tables.size() - 1;
    return new LinkedHashSet<>(
        List.of(new Run(0, end), new Run(first, until), new Run(first, end), new Run(0, until)));
  }

  private boolean isSame(Family family, int index, int next) {
    return isIn(family, index)
        && isIn(family, next)
        && amount(family, index) == amount(family, next);
  }

  private boolean has(Family family, long more, Run run) {
    if (!isAllowed(family, more, run)) {
      return false;
    }
    var world = new World(run);
    world.more.put(family, more);
    return !addsUp() && world.isCovered() || world.balance();
  }

  private boolean addsUp() {
    return tables.get(tables.size() - 1).counted().addsUp();
  }

  private boolean isIn(Family family, int index) {
    return tables.get(index).counted().counts().containsKey(family);
  }

  private long amount(Family family, int index) {
    return tables.get(index).counted().amount(family);
  }

  private Told told(Family family, int index) {
    return index == tables.size() - 1 ? last.get(family) : tables.get(index).told().get(family);
  }

  private boolean isAllowed(Family family, long more, Run run) {
    Integer before = null;
    for (int i = 0; i < tables.size(); i++) {
      if (!isIn(family, i)) {
        continue;
      }
      long other = other(family, more, run, i);
      if (other < 0
          || !isTold(told(family, i), other, family, more, run, i)
          || before != null
              && !isSameWay(family, before, i, other - other(family, more, run, before))) {
        return false;
      }
      before = i;
    }
    return true;
  }

  private long other(Family family, long more, Run run, int index) {
    return amount(family, index) + (run.has(index) ? more : 0);
  }

  /** What stayed is known to have stayed, and what rose to have risen. */
  private boolean isSameWay(Family family, int before, int index, long otherChange) {
    long change = amount(family, index) - amount(family, before);
    return change == 0 ? otherChange == 0 : Long.signum(change) * otherChange >= 0;
  }

  private boolean isTold(Told told, long other, Family family, long more, Run run, int index) {
    var table = tables.get(index).counted();
    return switch (told.kind()) {
      case UNSAID -> true;
      case WITHHELD -> other > 0;
      case FEW -> other > 0 && (!table.ofPeople() || other <= DisclosureRule.FEW * table.unit());
      case NUMBER -> {
        if (told.value() == 0) {
          yield other == 0;
        }
        int since = told.since() - 1;
        yield since == index
            ? DisclosureRule.rounded(other, table.unit()) == told.value()
                && !(table.ofPeople() && other <= DisclosureRule.FEW * table.unit())
            : DisclosureRule.isSmall(other - other(family, more, run, since), table.unit());
      }
    };
  }

  private record Open(int index, Sum sum) {}

  /** How many more of each figure there would be in some releases. */
  private final class World {

    private final Run run;
    private final Map<Family, Long> more = new LinkedHashMap<>();
    private int steps;

    private World(Run run) {
      this.run = run;
    }

    /** Lets other figures change until every sum holds; one after the other is tried. */
    private boolean balance() {
      var open = firstUnbalanced();
      if (open == null) {
        return addsUp() || isCovered();
      }
      for (var member : members(open)) {
        if (++steps > MOST_STEPS) {
          return false;
        }
        long missing = missing(open.sum());
        long change = member.equals(open.sum().whole()) ? -missing : missing;
        if (isAllowed(member, change, run)) {
          more.put(member, change);
          if (balance()) {
            return true;
          }
          more.remove(member);
        }
      }
      return false;
    }

    private Open firstUnbalanced() {
      for (var family : more.keySet()) {
        for (int i = run.first(); i <= run.last(); i++) {
          for (var sum : sumsOf.get(i).getOrDefault(family, List.of())) {
            if (missing(sum) != 0) {
              return new Open(i, sum);
            }
          }
        }
      }
      return null;
    }

    private long missing(Sum sum) {
      long parts = 0;
      for (var each : more.entrySet()) {
        parts += sum.parts().contains(each.getKey()) ? each.getValue() : 0;
      }
      return more.getOrDefault(sum.whole(), 0L) - parts;
    }

    /** Those that are hidden first, since they are free, then the largest. */
    private List<Family> members(Open open) {
      var members = new ArrayList<>(open.sum().parts());
      members.add(open.sum().whole());
      members.removeIf(more::containsKey);
      members.sort(
          Comparator.<Family, Boolean>comparing(each -> told(each, open.index()).isNumber())
              .thenComparing(each -> -amount(each, open.index()))
              .thenComparing(ToldTable.ORDER));
      return members;
    }

    /** Of different people: nobody is in no part, and a part has nobody who is not in the whole. */
    private boolean isCovered() {
      return IntStream.rangeClosed(run.first(), run.last())
          .allMatch(
              i -> tables.get(i).counted().sums().stream().allMatch(sum -> isCovered(sum, i)));
    }

    private boolean isCovered(Sum sum, int index) {
      long whole = here(sum.whole(), index);
      long parts = 0;
      for (var part : sum.parts()) {
        long here = here(part, index);
        if (here > whole) {
          return false;
        }
        parts += here;
      }
      return parts >= whole;
    }

    private long here(Family family, int index) {
      return amount(family, index) + more.getOrDefault(family, 0L);
    }
  }
}
