package throughline.tracker.plan.retirement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.StaleEntry;

/** A strategy lead says that the plan no longer follows a measure, or that it does again. */
@Singleton
class RetireMeasure {

  private final PlanData data;

  RetireMeasure(PlanData data) {
    this.data = data;
  }

  record Opened(Measure measure, EntryHistory<JsonNode> said) {

    public List<Retirement> history() {
      return said.oldestFirst().stream().map(Retirement::new).toList();
    }

    public String state() {
      return said.last().map(last -> last.state()).orElse(Retirement.FOLLOWED);
    }

    /** What its form is to make so: as its sender saw it, or else the other of what is so. */
    public String wanted(String sent) {
      if (Retirement.STATES.contains(sent)) {
        return sent;
      }
      return state().equals(Retirement.RETIRED) ? Retirement.FOLLOWED : Retirement.RETIRED;
    }

    public String already() {
      return said.last()
          .map(Retirement::new)
          .map(
              last ->
                  "It is %s already. %s"
                      .formatted(last.isRetired() ? "retired" : "followed again", last.words()))
          .orElse("It is followed already");
    }

    public String path() {
      return "/measures/" + measure.id();
    }

    public long version() {
      return said.version();
    }
  }

  Opened one(String id) {
    return data.read(handle -> opened(handle, id));
  }

  private Opened opened(Handle handle, String id) {
    return data.measures(handle)
        .find(id)
        .filter(measure -> !measure.isEstimate())
        .map(measure -> new Opened(measure, Retirements.history(handle, id)))
        .orElseThrow(() -> new NotFound("measure of the plan with this address"));
  }

  void say(String measureId, String wanted, long seen, String why, SignedIn who) {
    data.recordOne(who, handle -> said(opened(handle, measureId), wanted, seen, why));
  }

  private static ManualEntry said(Opened before, String wanted, long seen, String why) {
    // Who wants what is so already would undo it by sending their form again.
    if (wanted.equals(before.state())) {
      throw new Conflict("said-already", before.already());
    }
    before.said().requireSeen(seen);
    if (!Retirement.STATES.contains(wanted)) {
      throw new StaleEntry();
    }
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("measure", before.measure().id())
            .put("state", wanted)
            .put("reason", PlanData.reason(why, "Say why"));
    return new ManualEntry(ManualEntryKind.RETIREMENT, before.measure().id(), seen, body);
  }
}
