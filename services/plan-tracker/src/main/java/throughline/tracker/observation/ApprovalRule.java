package throughline.tracker.observation;

import jakarta.inject.Singleton;
import java.util.Set;
import throughline.tracker.TrackerConfig;
import throughline.tracker.rule.Measure;

/** Which figures somebody else has to approve before they count. */
@Singleton
class ApprovalRule {

  private final boolean required;
  private final Set<String> exempt;

  ApprovalRule(TrackerConfig config) {
    this.required = config.approval().required();
    this.exempt = config.approval().exempt().orElse(Set.of());
  }

  boolean isRequired(Measure measure) {
    return required && !exempt.contains(measure.id());
  }
}
