package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;

/** What the months of a year weigh against each other. */
final class Weights {

  static final int HIGHEST = 1_000_000;

  private Weights() {}

  /** In the same ratios with none above {@link #HIGHEST}; what is not 0 stays so. */
  static List<Long> typable(List<Long> weights) {
    long highest = Collections.max(weights);
    return highest <= HIGHEST
        ? weights
        : weights.stream().map(weight -> scaled(weight, highest)).toList();
  }

  private static long scaled(long weight, long highest) {
    var part =
        BigDecimal.valueOf(weight)
            .multiply(BigDecimal.valueOf(HIGHEST))
            .divide(BigDecimal.valueOf(highest), MathContext.DECIMAL128);
    return weight == 0 ? 0 : Math.max(1, Profile.whole(part));
  }
}
