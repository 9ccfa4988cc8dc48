package throughline.tracker.plan.target;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.engine.rule.Polarity;

/** Which way a measure went since the same part of the year before. */
@Schema(name = "Travel")
public enum DirectionOfTravel {
  BETTER("Better than"),
  WORSE("Worse than"),
  UNCHANGED("The same as"),
  UP("Higher than"),
  DOWN("Lower than"),
  TOO_FEW_POINTS("Too few points");

  private final String words;

  DirectionOfTravel(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  public static DirectionOfTravel of(Optional<Long> now, Optional<Long> before, Polarity polarity) {
    if (now.isEmpty() || before.isEmpty()) {
      return TOO_FEW_POINTS;
    }
    var change = now.get().compareTo(before.get());
    if (change == 0) {
      return UNCHANGED;
    }
    return switch (polarity) {
      case HIGHER -> change > 0 ? BETTER : WORSE;
      case LOWER -> change < 0 ? BETTER : WORSE;
      case IN_RANGE, NONE -> change > 0 ? UP : DOWN;
    };
  }
}
