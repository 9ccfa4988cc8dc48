package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import throughline.platform.core.refusal.Conflict;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
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

  /** The figure itself, which counts at once, or the proposal of it. */
  ManualEntry submitted(Measure measure, ManualEntry observation, Optional<Proposal> before) {
    before
        .filter(Proposal::isWaiting)
        .ifPresent(
            waiting -> {
              throw new Conflict("waits-for-approval", words(waiting));
            });
    return isRequired(measure)
        ? Proposals.fact(observation, before.map(each -> each.latest().version()).orElse(0L))
        : observation;
  }

  static String words(Proposal waiting) {
    return "%s for %s waits for approval, entered by %s. It must be approved or sent back first"
        .formatted(waiting.text(), waiting.id().words(), waiting.entered().by());
  }

  static Optional<String> waiting(ManualEntry recorded) {
    return recorded.kind() == ManualEntryKind.PROPOSAL
        ? Optional.of(Proposal.box(recorded.id(), recorded.seen() + 1))
        : Optional.empty();
  }
}
