package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far behind still is amber and not red.
 *
 * @param amount in the measure's unit, or in hundredths of a percent of where it should be; not
 *     negative
 */
public record Tolerance(long amount, boolean inPercent) {

  private static final int HUNDREDTHS_OF_PERCENT = 4;

  public Tolerance {
    if (amount < 0) {
      throw new IllegalArgumentException("a tolerance is not negative");
    }
  }

  long of(long expected) {
    if (!inPercent) {
      return amount;
    }
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(Math.abs(expected)))
        .movePointLeft(HUNDREDTHS_OF_PERCENT)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
