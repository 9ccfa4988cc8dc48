package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.tracker.engine.rule.MeasureStore;

/** A lead or an administrator proposes a new version of a measure's rule, which is then tried. */
@Singleton
public class ProposeTrial {

  private final MeasureStore measures;
  private final CheckProposal checkProposal;
  private final EnterProposal enterProposal;

  ProposeTrial(MeasureStore measures, CheckProposal checkProposal, EnterProposal enterProposal) {
    this.measures = measures;
    this.checkProposal = checkProposal;
    this.enterProposal = enterProposal;
  }

  public UUID propose(TrialRequest typed, SignedIn who) {
    return enterProposal.enter(who, handle -> read(handle, typed));
  }

  private EnterProposal.Proposal read(Handle handle, TrialRequest typed) {
    var fields = new Fields();
    var reason =
        fields.text(
            "reason", typed.reason(), TrialRequest.LONGEST_REASON, "Say why the rule is to change");
    var measure = checkProposal.read(handle, measures.read(handle), typed.entry(), fields);
    fields.throwIfAny();
    return new EnterProposal.Proposal(measure, typed.entry(), reason, null);
  }
}
