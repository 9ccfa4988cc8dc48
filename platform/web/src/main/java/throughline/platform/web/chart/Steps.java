package throughline.platform.web.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A few steps, from the least to the most, that have about as many values each: so a map tells
 * apart what lies close together, however far away one value is. What is alike is in one step.
 *
 * @param tops the highest value of each step, rising
 */
public record Steps(List<Double> tops) {

  /** The steps of these values, as many as a map has sizes at the most. */
  public static Steps of(Collection<Double> values) {
    var sorted = values.stream().sorted().toList();
    var tops = new ArrayList<Double>();
    for (int step = 1; step <= AreaMap.STEPS && !sorted.isEmpty(); step++) {
      int last = Math.max(0, (int) Math.ceil(step * sorted.size() / (double) AreaMap.STEPS) - 1);
      if (tops.isEmpty() || sorted.get(last) > tops.get(tops.size() - 1)) {
        tops.add(sorted.get(last));
      }
    }
    return new Steps(List.copyOf(tops));
  }

  /** From 1; the highest step for what is more than all. */
  public int of(double value) {
    return 1
        + IntStream.range(0, tops.size())
            .filter(i -> value <= tops.get(i))
            .findFirst()
            .orElse(tops.size() - 1);
  }
}
