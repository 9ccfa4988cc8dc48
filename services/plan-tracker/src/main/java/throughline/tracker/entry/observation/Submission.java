package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.Conflict;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;

/** Lets a figure count at once, or has it wait for somebody's approval. */
@Singleton
class Submission {

  private final ApprovalRule rule;
  private final MeasureStore measures;

  Submission(ApprovalRule rule, MeasureStore measures) {
    this.rule = rule;
    this.measures = measures;
  }

  ManualEntry of(Handle handle, Measure measure, ManualEntry observation) {
    return of(
        measure, observation, Proposals.find(handle, measures.read(handle), observation.id()));
  }

  ManualEntry of(Measure measure, ManualEntry observation, Optional<Proposal> before) {
    before.filter(Proposal::isWaiting).ifPresent(Submission::refuse);
    return rule.isRequired(measure)
        ? Proposals.fact(observation, before.map(each -> each.latest().version()).orElse(0L))
        : observation;
  }

  private static void refuse(Proposal waiting) {
    throw new Conflict("waits-for-approval", words(waiting));
  }

  /** Why nothing else is taken for its period meanwhile, and what to do. */
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
