package throughline.tracker.plan.retirement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;

/** A strategy lead says that the plan no longer follows a measure, or that it does again. */
@Singleton
public class RetireMeasure {

  private static final int LONGEST_REASON = 500;

  private final RecordEntry facts;
  private final MeasureStore measures;
  private final Clock clock;

  RetireMeasure(RecordEntry facts, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.clock = clock;
  }

  public void say(String measureId, String wanted, long seen, String why, SignedIn who) {
    facts.record(who, handle -> List.of(check(handle, measureId, wanted, seen, why)));
  }

  private ManualEntry check(Handle handle, String measureId, String wanted, long seen, String why) {
    var measure = required(handle, measures, measureId);
    var before = Retirements.history(handle, measure.id(), London.today(clock));
    requireOther(wanted, before);
    if (seen != before.size() || !Retirement.STATES.contains(wanted)) {
      throw new StaleEntry();
    }
    var fields = new Fields().called("reason", "Reason");
    var reason = fields.text("reason", why, LONGEST_REASON, "Say why");
    fields.throwIfAny();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("measure", measure.id())
            .put("state", wanted)
            .put("reason", reason);
    return new ManualEntry(ManualEntryKind.RETIREMENT, measure.id(), seen, body);
  }

  /** Who wants what is so already would undo it by sending their form again. */
  private static void requireOther(String wanted, List<Retirement> before) {
    if (wanted.equals(Retirement.stateAfter(before))) {
      throw new Conflict("said-already", Retirement.already(before));
    }
  }

  static Measure required(Handle handle, MeasureStore measures, String id) {
    return measures
        .read(handle)
        .find(id)
        .filter(measure -> !measure.isEstimate())
        .orElseThrow(() -> new NotFound("measure of the plan with this address"));
  }
}
