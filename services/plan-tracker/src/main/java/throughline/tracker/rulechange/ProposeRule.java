package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.measurefile.MeasureText;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Measures;

/** Somebody proposes a rule by choosing what it is made of. */
@Singleton
class ProposeRule {

  /** The boxes of keys of measures.yaml, where the two are called otherwise. */
  private static final Map<String, String> BOXES =
      Map.of("outcomes", "outcome", "version", "title", "id", "title", "", "title", "each", "date");

  private final MeasureStore measures;
  private final CheckProposal checkProposal;
  private final ProposeTrial proposeTrial;

  ProposeRule(MeasureStore measures, CheckProposal checkProposal, ProposeTrial proposeTrial) {
    this.measures = measures;
    this.checkProposal = checkProposal;
    this.proposeTrial = proposeTrial;
  }

  UUID propose(RuleRequest typed, SignedIn who) {
    return proposeTrial.enter(who, handle -> read(handle, typed));
  }

  private ProposeTrial.Proposal read(Handle handle, RuleRequest typed) {
    var all = measures.read(handle);
    var fields = HandMeasureRequest.fields();
    if (!RuleRequest.SHARE.equals(typed.from()) && RecordFields.of(typed.from()).isEmpty()) {
      throw new NotFound("kind of record with this name");
    }
    var measure = measure(handle, all, typed, fields);
    var reason =
        fields.text(
            "reason", typed.reason(), TrialRequest.LONGEST_REASON, "Say why the rule is to change");
    fields.throwIfAny();
    try {
      MeasureFile.checkAlone(measure);
      checkProposal.check(handle, all, measure);
    } catch (BadMeasureFile wrong) {
      reject(fields, wrong);
      fields.throwIfAny();
    }
    return new ProposeTrial.Proposal(measure, MeasureText.write(measure), reason, null);
  }

  private static Measure measure(Handle handle, Measures all, RuleRequest typed, Fields fields) {
    if (typed.measure() == null) {
      return typed.added(fields, id -> CheckProposal.next(handle, all, id) > 1);
    }
    return typed.changed(
        fields,
        all.find(typed.measure()).orElseThrow(() -> new NotFound("measure with this address")),
        CheckProposal.next(handle, all, typed.measure()));
  }

  private static void reject(Fields fields, BadMeasureFile wrong) {
    for (var problem : wrong.problems()) {
      var key = problem.key();
      var first = key.replaceFirst("[.].*", "");
      var box =
          first.equals("when") && key.contains(".")
              ? "when-" + key.substring(first.length() + 1)
              : BOXES.getOrDefault(first, first);
      fields.reject(box, HandMeasureRequest.words(problem));
    }
  }
}
