package throughline.tracker.engine.rule;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one version of a fact is worth to a measure.
 *
 * @param amounts what it adds, by key; empty when it does not count. 0 only where somebody reported
 *     it: that is a figure, and silence is none
 * @param whyNot why it does not count; empty when it does
 */
public record Evaluation(Map<CellKey, Long> amounts, String whyNot) {

  public static final Evaluation OF_NOTHING = new Evaluation(Map.of(), "");

  public static Evaluation excluded(String why) {
    return new Evaluation(Map.of(), why);
  }

  static Evaluation counted(TreeMap<CellKey, Long> amounts) {
    amounts.values().removeIf(amount -> amount == 0);
    return amounts.isEmpty() ? excluded("it adds nothing on any day") : new Evaluation(amounts, "");
  }

  public boolean counts() {
    return whyNot.isEmpty();
  }

  public long total() {
    long total = 0;
    for (long amount : amounts.values()) {
      total += amount;
    }
    return total;
  }
}
