package throughline.tracker.release.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reckons, from everything that was ever published, what a hidden figure can have been. It knows
 * the rule, how figures add up, why each is hidden, and of each figure whether it stayed, rose or
 * fell between two releases: more than any reader does. It shares no code with the gate: the least
 * and the most that a figure can have been are those of a linear program over all releases.
 */
final class Attacker {

  private static final int BEYOND = 1_000_000;

  private final List<ToldTable> releases;
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<Integer> truth = new ArrayList<>();
  private final List<LinearProgram.Row> rows = new ArrayList<>();
  private final int[] lows;
  private final int[] highs;

  Attacker(List<ToldTable> releases) {
    this.releases = releases;
    for (int release = 0; release < releases.size(); release++) {
      var table = releases.get(release).counted();
      for (var family : table.counts().keySet()) {
        positions.put(release + family.toString(), truth.size());
        truth.add((int) (table.counts().get(family).amount() / table.unit()));
      }
    }
    lows = new int[truth.size()];
    highs = new int[truth.size()];
    Arrays.fill(highs, BEYOND);
    for (int release = 0; release < releases.size(); release++) {
      learn(release);
    }
    for (int figure = 0; figure < lows.length; figure++) {
      within(new int[] {figure}, new int[] {1}, lows[figure], highs[figure]);
    }
  }

  /** That figures, times their factors, come to no less and no more. */
  private void within(int[] figures, int[] factors, int low, int high) {
    int sum = 0;
    for (int i = 0; i < figures.length; i++) {
      sum += factors[i] * truth.get(figures[i]);
    }
    if (high < BEYOND) {
      rows.add(new LinearProgram.Row(figures, factors, high - sum));
    }
    if (low > -BEYOND) {
      rows.add(
          new LinearProgram.Row(
              figures, Arrays.stream(factors).map(factor -> -factor).toArray(), sum - low));
    }
  }

  private int position(int release, Family family) {
    return positions.getOrDefault(release + family.toString(), -1);
  }

  private void learn(int release) {
    var told = releases.get(release);
    told.counted().counts().keySet().forEach(family -> learn(release, family, told));
    for (var sum : told.counted().sums()) {
      int size = sum.parts().size();
      var figures = new int[size + 1];
      var factors = new int[size + 1];
      for (int i = 0; i < size; i++) {
        figures[i] = position(release, sum.parts().get(i));
        factors[i] = 1;
      }
      figures[size] = position(release, sum.whole());
      factors[size] = -1;
      within(figures, factors, 0, told.counted().addsUp() ? 0 : BEYOND);
      if (!told.counted().addsUp()) {
        for (int i = 0; i < size; i++) {
          within(new int[] {figures[size], figures[i]}, new int[] {1, -1}, 0, BEYOND);
        }
      }
    }
  }

  private void learn(int release, Family family, ToldTable table) {
    int figure = position(release, family);
    var told = table.told().get(family);
    int before = release == 0 ? -1 : position(release - 1, family);
    if (before >= 0) {
      int change = truth.get(figure) - truth.get(before);
      within(
          new int[] {figure, before},
          new int[] {1, -1},
          change < 0 ? -BEYOND : 0,
          change > 0 ? BEYOND : 0);
    }
    switch (told.kind()) {
      case UNSAID -> {}
      case WITHHELD -> lows[figure] = 1;
      case FEW -> {
        lows[figure] = 1;
        highs[figure] = table.counted().ofPeople() ? 7 : BEYOND;
      }
      case NUMBER -> number(release, family, figure, (int) (told.value() / table.counted().unit()));
    }
  }

  /** The same number as in the release before may have been kept there. */
  private void number(int release, Family family, int figure, int value) {
    int first = release;
    while (first > 0 && says(first - 1, family, value)) {
      first--;
    }
    if (first < release && value > 0) {
      within(new int[] {figure, position(first, family)}, new int[] {1, -1}, -7, 7);
      return;
    }
    boolean ofPeople = releases.get(release).counted().ofPeople();
    lows[figure] = value == 0 ? 0 : value == 5 ? 1 : value - 2;
    highs[figure] = value == 0 ? 0 : value + 2;
    if (ofPeople && value > 0) {
      lows[figure] = Math.max(lows[figure], 8);
    }
  }

  private boolean says(int release, Family family, int value) {
    var table = releases.get(release);
    var told = table.told().get(family);
    return told != null && told.isNumber() && told.value() / table.counted().unit() == value;
  }

  /** Whether no other value than the true one is possible. */
  boolean knows(int release, Family family) {
    int figure = position(release, family);
    return !canBe(figure, 1) && !canBe(figure, -1);
  }

  private boolean canBe(int figure, int away) {
    return new LinearProgram(rows, truth.size(), figure, away).reaches(1);
  }

  boolean wasToldTheTruth() {
    return rows.stream().allMatch(row -> row.room() >= 0);
  }
}
