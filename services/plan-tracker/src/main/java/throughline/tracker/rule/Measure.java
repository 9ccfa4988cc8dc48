package throughline.tracker.rule;

import java.util.List;
import java.util.Optional;

/**
 * One measure of the strategy.
 *
 * @param outcomes the ids of the plan's outcomes that it speaks to
 * @param version raised whenever the rule changes
 * @param rule how events feed it; empty for one that is reported by hand
 */
public record Measure(
    String id,
    String title,
    List<String> outcomes,
    MeasureKind kind,
    Unit unit,
    Polarity polarity,
    int version,
    String definition,
    Optional<Rule> rule) {

  public boolean isAutomatic() {
    return rule.isPresent();
  }
}
