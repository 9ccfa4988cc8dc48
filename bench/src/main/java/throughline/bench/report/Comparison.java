package throughline.bench.report;

import java.util.List;
import java.util.stream.IntStream;
import throughline.bench.report.Statistics.Spread;

/**
 * A figure of the suite beside the same figure of its floor, one pair for each round; or alone,
 * where there is nothing that it could fairly stand beside.
 *
 * @param floor what is reached without the suite, in the same round; empty if alone
 */
public record Comparison(List<Double> subject, List<Double> floor) {

  public Comparison {
    if (subject.isEmpty() || (!floor.isEmpty() && subject.size() != floor.size())) {
      throw new IllegalArgumentException("every round has both sides");
    }
  }

  boolean hasFloor() {
    return !floor.isEmpty();
  }

  /** Divided within each round, so that what slowed the machine down slowed both sides. */
  Spread ratio() {
    return Spread.of(
        IntStream.range(0, subject.size())
            .mapToObj(round -> subject.get(round) / floor.get(round))
            .toList());
  }
}
