package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.RecordEntry;

/** Somebody sends a figure back, or its author takes it back: it never counts as it is. */
@Singleton
class ReturnObservation {

  private static final int LONGEST_REASON = 500;

  private final RecordEntry facts;
  private final MeasureStore measures;

  ReturnObservation(RecordEntry facts, MeasureStore measures) {
    this.facts = facts;
    this.measures = measures;
  }

  void sendBack(String box, String typed, SignedIn who) {
    facts.record(
        who,
        handle -> {
          var proposal = ApproveObservations.seen(handle, measures.read(handle), box);
          var fields = new Fields();
          var reason = fields.text("reason", typed, LONGEST_REASON, "Say why it is sent back");
          fields.throwIfAny();
          return List.of(Proposals.decided(proposal, Proposal.RETURNED, reason));
        });
  }
}
