package throughline.tracker.plan.ownership;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;

/** A strategy lead says who answers for a measure. What was said before stays known. */
@Singleton
public class SetOwnership {

  private static final int LONGEST_REASON = 500;

  private final RecordEntry facts;
  private final MeasureStore measures;
  private final Clock clock;

  SetOwnership(RecordEntry facts, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.clock = clock;
  }

  public void set(
      String measureId,
      long seen,
      OwnershipRequest typed,
      String state,
      String reason,
      SignedIn who) {
    facts.record(who, handle -> List.of(check(handle, measureId, seen, typed, state, reason)));
  }

  private ManualEntry check(
      Handle handle,
      String measureId,
      long seen,
      OwnershipRequest typed,
      String judged,
      String why) {
    var today = London.today(clock);
    var before = Ownerships.required(handle, measures.read(handle), measureId, today);
    if (before.version() != seen) {
      throw new StaleEntry();
    }
    var fields = new Fields().called("reason", "Reason");
    var ownership = new ParseOwnership(fields, before.latest(), today).read(typed);
    var state = before.readState(fields, judged);
    before.problem(ownership).ifPresent(problem -> fields.reject("frequency", problem));
    var reason = fields.text("reason", why, LONGEST_REASON, "Say why it is so now");
    fields.throwIfAny();
    if (ownership.equals(before.latest())
        && state == before.state()
        && !before.isJudgedAnew(reason)) {
      throw new InvalidInput("owner", "This is what it says already. Change something of it");
    }
    return Ownerships.fact(before.measure(), seen, ownership, state, reason);
  }
}
