package throughline.bench.report;

import java.util.Collections;
import java.util.List;

/** The few figures that a handful of rounds, or many samples, come down to. */
public final class Statistics {

  private Statistics() {}

  record Spread(double median, double least, double most) {

    static Spread of(List<Double> rounds) {
      return new Spread(
          Statistics.median(rounds), Collections.min(rounds), Collections.max(rounds));
    }
  }

  public static double median(List<Double> values) {
    var sorted = sorted(values);
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The least value that at least so many per cent of the values do not exceed (nearest rank). */
  public static double percentile(List<Double> values, double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("not a percentile: " + percent);
    }
    var sorted = sorted(values);
    return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
  }

  private static List<Double> sorted(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no value was measured");
    }
    return values.stream().sorted().toList();
  }
}
