package throughline.tracker.release.disclosure;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import throughline.tracker.release.disclosure.Told.Kind;

/**
 * Decides what a release says of each figure of a measure. Everything that goes to the public goes
 * through here. No hidden figure is told until it is proven that it could be another: that some
 * other course of things would have led to the same releases, all of them, from the first on.
 */
public final class DisclosureGate {

  /** With the true one, a hidden number of people has at least three possible values. */
  private static final int OTHERS_OF_FEW = 2;

  /** Single parts that are withheld for the sake of one before all of them are. */
  private static final int MOST_WITHHELD = 3;

  private final int release;
  private final List<ToldTable> earlier;
  private final CountedTable counted;
  private final Map<Family, Told> told = new HashMap<>();
  private final Map<Family, Integer> withheldFor = new HashMap<>();

  private DisclosureGate(CountedTable counted, List<ToldTable> earlier) {
    this.release = earlier.size() + 1;
    this.earlier = earlier;
    this.counted = counted;
  }

  /**
   * Decides on one measure.
   *
   * @param earlier what each release before told of it, the oldest first; empty tables for those
   *     that did not
   */
  public static ToldTable decide(CountedTable counted, List<ToldTable> earlier) {
    var gate = new DisclosureGate(counted, earlier);
    gate.byThemselves();
    gate.protectHidden();
    return gate.table();
  }

  private ToldTable table() {
    return new ToldTable(counted, told);
  }

  private void byThemselves() {
    counted.counts().forEach((family, count) -> told.put(family, byItself(family, count)));
  }

  private Told byItself(Family family, CountedTable.Count count) {
    var before = before(family);
    if (isUnchanged(family)) {
      return before.get();
    }
    long amount = count.amount();
    boolean isSmallChange =
        before
            .filter(then -> then.kind() != Kind.NUMBER || then.value() != 0)
            .filter(then -> DisclosureRule.isSmall(amount - then.anchor(), counted.unit()))
            .isPresent();
    if (DisclosureRule.isFew(count)) {
      return before
          .filter(then -> !then.isNumber() && isSmallChange)
          .map(then -> new Told(Kind.FEW, 0, then.anchor(), then.since()))
          .orElse(new Told(Kind.FEW, 0, amount, release));
    }
    if (isSmallChange && (amount != 0 || !before.get().isNumber())) {
      return before.map(then -> then.isNumber() ? then : then.as(hidden(family))).get();
    }
    return new Told(Kind.NUMBER, DisclosureRule.rounded(amount, counted.unit()), amount, release);
  }

  private Kind hidden(Family family) {
    return counted.amount(family) == 0 ? Kind.UNSAID : Kind.WITHHELD;
  }

  private Optional<Told> before(Family family) {
    return earlier.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(earlier.get(earlier.size() - 1).told().get(family));
  }

  private void hideParts(CountedTable.Sum sum) {
    for (var part : sum.parts()) {
      told.compute(part, (same, now) -> isKnown(part) ? now : now.as(Kind.UNSAID));
      counted.sums().stream().filter(below -> below.whole().equals(part)).forEach(this::hideParts);
    }
  }

  private void protectHidden() {
    var open = new ArrayDeque<Hidden>();
    for (int i = 0; i < earlier.size(); i++) {
      hiddenIn(i, earlier.get(i)).forEach(open::add);
    }
    hiddenIn(release - 1, table()).forEach(open::add);
    var others = new OtherWorlds(earlier, counted, told);
    while (!open.isEmpty()) {
      var hidden = open.peek();
      if (others.has(hidden.family, hidden.index, hidden.others)) {
        open.remove();
      } else {
        var more = hideFor(hidden.family);
        if (more.isEmpty()) {
          open.remove(); // This release tells nothing new that leads to it.
        }
        more.forEach(family -> open.add(hidden(family, release - 1, told.get(family), counted)));
      }
    }
  }

  private record Hidden(Family family, int index, int others) {}

  private static List<Hidden> hiddenIn(int index, ToldTable table) {
    return table.told().entrySet().stream()
        .filter(each -> !each.getValue().isNumber())
        .sorted(Map.Entry.comparingByKey(ToldTable.ORDER))
        .map(each -> hidden(each.getKey(), index, each.getValue(), table.counted()))
        .toList();
  }

  private static Hidden hidden(Family family, int index, Told told, CountedTable counted) {
    boolean isFew = DisclosureRule.isFew(counted.counts().get(family));
    return new Hidden(family, index, isFew ? OTHERS_OF_FEW : 1);
  }

  /**
   * Withholds the smallest number beside it, then all parts of its whole, then all of the measure
   * that this release would tell anew.
   *
   * @return what was hidden; empty where nothing is left
   */
  private Set<Family> hideFor(Family family) {
    int tries = withheldFor.merge(family, 1, Integer::sum);
    var beside = tries > MOST_WITHHELD ? Optional.<Family>empty() : smallestBeside(family);
    if (beside.isPresent()) {
      told.compute(beside.get(), (same, now) -> now.as(Kind.WITHHELD));
      return Set.of(beside.get());
    }
    var before = Map.copyOf(told);
    counted.sums().stream()
        .filter(sum -> sum.parts().contains(family) || sum.whole().equals(family))
        .forEach(this::hideParts);
    if (told.equals(before)) {
      counted.sums().forEach(this::hideParts);
    }
    if (told.equals(before)) {
      told.replaceAll((each, now) -> !now.isNumber() || isKnown(each) ? now : now.as(hidden(each)));
    }
    var hidden = new LinkedHashSet<Family>();
    told.forEach((each, now) -> addIf(!now.equals(before.get(each)), each, hidden));
    return hidden;
  }

  private static void addIf(boolean is, Family family, Set<Family> to) {
    if (is) {
      to.add(family);
    }
  }

  private Optional<Family> smallestBeside(Family family) {
    return counted.sums().stream()
        .filter(sum -> sum.parts().contains(family))
        .flatMap(sum -> sum.parts().stream())
        .filter(part -> isNew(told.get(part)) && told.get(part).value() != 0)
        .min(Comparator.<Family>comparingLong(counted::amount).thenComparing(ToldTable.ORDER));
  }

  /** Whether the release before told the number of which nothing has changed since. */
  private boolean isKnown(Family family) {
    return isUnchanged(family) && before(family).get().isNumber();
  }

  private boolean isUnchanged(Family family) {
    return before(family).isPresent()
        && earlier.get(earlier.size() - 1).counted().amount(family) == counted.amount(family);
  }

  /** Whether it says a number that no release before has said. */
  private boolean isNew(Told now) {
    return now.isNumber() && now.since() == release;
  }
}
