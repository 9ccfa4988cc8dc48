package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.util.Optional;
import throughline.platform.core.refusal.Conflict;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;

/** Lets a figure count at once, or has it wait for somebody's approval. */
@Singleton
class Submission {

  private final ApprovalRule rule;

  Submission(ApprovalRule rule) {
    this.rule = rule;
  }

  ManualEntry of(Measure measure, ManualEntry observation, Optional<Proposal> before) {
    before
        .filter(Proposal::isWaiting)
        .ifPresent(
            waiting -> {
              throw new Conflict("waits-for-approval", words(waiting));
            });
    return rule.isRequired(measure)
        ? Proposals.fact(observation, before.map(each -> each.latest().version()).orElse(0L))
        : observation;
  }

  static String words(Proposal waiting) {
    return "%s for %s waits for approval, entered by %s. It must be approved or sent back first"
        .formatted(waiting.text(), waiting.words(), waiting.by());
  }

  static Optional<String> waiting(ManualEntry recorded) {
    return recorded.kind() == ManualEntryKind.PROPOSAL
        ? Optional.of(Proposal.box(recorded.id(), recorded.seen() + 1))
        : Optional.empty();
  }
}
