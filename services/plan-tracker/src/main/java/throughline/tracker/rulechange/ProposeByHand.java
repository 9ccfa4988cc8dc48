package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.measurefile.MeasureText;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.plan.ownership.Ownership;

/** Somebody proposes a measure whose figures people enter, or other words for one that there is. */
@Singleton
public class ProposeByHand {

  private final MeasureStore measures;
  private final CheckProposal checkProposal;
  private final ProposeTrial proposeTrial;
  private final Clock clock;

  ProposeByHand(
      MeasureStore measures, CheckProposal checkProposal, ProposeTrial proposeTrial, Clock clock) {
    this.measures = measures;
    this.checkProposal = checkProposal;
    this.proposeTrial = proposeTrial;
    this.clock = clock;
  }

  public UUID propose(HandMeasureRequest typed, SignedIn who) {
    return proposeTrial.enter(who, handle -> read(handle, typed));
  }

  private ProposeTrial.Proposal read(Handle handle, HandMeasureRequest typed) {
    var all = measures.read(handle);
    var fields = HandMeasureRequest.fields();
    var isAdded = typed.measure() == null;
    var measure =
        isAdded
            ? typed.added(fields, id -> CheckProposal.next(handle, all, id) > 1)
            : typed.changed(
                fields,
                byHand(all, typed.measure()),
                CheckProposal.next(handle, all, typed.measure()));
    var ownership = isAdded ? ownership(fields, typed, measure) : null;
    var reason =
        fields.text("reason", typed.reason(), TrialRequest.LONGEST_REASON, "Say why it is needed");
    fields.throwIfAny();
    try {
      checkProposal.check(handle, all, measure);
    } catch (BadMeasureFile wrong) {
      HandMeasureRequest.reject(fields, wrong);
      fields.throwIfAny();
    }
    return new ProposeTrial.Proposal(measure, MeasureText.write(measure), reason, ownership);
  }

  static Measure byHand(Measures all, String id) {
    return all.find(id)
        .filter(measure -> measure.kind() == MeasureKind.MANUAL)
        .orElseThrow(() -> new NotFound("measure with this address whose figures are entered"));
  }

  private String ownership(Fields fields, HandMeasureRequest typed, Measure measure) {
    var wanted = typed.ownership().read(fields, Ownership.NONE, London.today(clock));
    if (!wanted.hasOwner() && fields.ok("owner")) {
      fields.reject("owner", "Say who answers for it");
    }
    if (measure == null) {
      return null;
    }
    return (measure.isCounted() ? wanted.withoutFrequency() : wanted).body().toString();
  }
}
