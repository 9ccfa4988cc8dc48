package throughline.tracker.retirement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.own.OwnFact;
import throughline.tracker.own.OwnFacts;
import throughline.tracker.own.StaleEntry;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.schema.OwnKind;

/** A strategy lead says that the plan no longer follows a measure, or that it does again. */
@Singleton
public class RetireMeasure {

  private static final int LONGEST_REASON = 500;

  private final OwnFacts facts;
  private final MeasureStore measures;
  private final Clock clock;

  RetireMeasure(OwnFacts facts, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Retires one that is followed, and brings back one that is retired.
   *
   * @param seen the version that the lead had before them; 0 for none
   * @throws throughline.platform.core.input.InvalidInput when no reason is given
   * @throws StaleEntry if somebody else was faster
   * @throws NotFound if the plan has no such measure
   */
  public void turn(String measureId, long seen, String why, SignedIn who) {
    facts.record(who, handle -> List.of(check(handle, measureId, seen, why)));
  }

  private OwnFact check(Handle handle, String measureId, long seen, String why) {
    var measure = required(handle, measures, measureId);
    var before = Retirements.history(handle, measure.id(), London.today(clock));
    if (seen != before.size()) {
      throw new StaleEntry();
    }
    var fields = new Fields().called("reason", "Reason");
    var reason = fields.text("reason", why, LONGEST_REASON, "Say why");
    fields.throwIfAny();
    var isRetired = !before.isEmpty() && before.get(before.size() - 1).isRetired();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("measure", measure.id())
            .put("state", isRetired ? Retirement.FOLLOWED : Retirement.RETIRED)
            .put("reason", reason);
    return new OwnFact(OwnKind.RETIREMENT, measure.id(), seen, body);
  }

  /** One that the plan aims for. */
  static Measure required(Handle handle, MeasureStore measures, String id) {
    return measures
        .read(handle)
        .find(id)
        .filter(measure -> !measure.isEstimate())
        .orElseThrow(() -> new NotFound("measure of the plan with this address"));
  }
}
