package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.util.Set;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.shared.TrackerConfig;

/** Of which measures somebody else has to approve what one person decides of a figure. */
@Singleton
public class ApprovalRule {

  private final boolean required;
  private final Set<String> exempt;

  ApprovalRule(TrackerConfig config) {
    this.required = config.approval().required();
    this.exempt = config.approval().exempt().orElse(Set.of());
  }

  public boolean isRequired(Measure measure) {
    return required && !exempt.contains(measure.id());
  }
}
