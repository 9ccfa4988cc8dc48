package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import throughline.tracker.figure.Period;

/** What a measure is to come to in a financial year, and how far behind is how bad. */
public record Target(Period year, Aim aim, Tolerance tolerance, TargetType type) {

  /** How far behind still is amber and not red. */
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

  /** How a target is meant. It changes no judgement, and every reader has to know it. */
  public enum TargetType {
    MINIMUM("Minimum"),
    STRETCH("Stretch"),
    AMBITION("Ambition");

    private final String words;

    TargetType(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
