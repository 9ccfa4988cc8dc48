package throughline.tracker.plan.ownership;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;

/** A strategy lead says who answers for a measure. What was said before stays known. */
@Singleton
public class SetOwnership {

  private static final int LONGEST_REASON = 500;

  private final RecordEntry facts;
  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  SetOwnership(
      RecordEntry facts, ReadOnlyTransactions snapshots, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  OwnershipView one(String id) {
    return snapshots.read(
        handle -> Ownerships.required(handle, measures.read(handle), id, London.today(clock)));
  }

  public static List<Option> frequencies() {
    return Arrays.stream(Frequency.values())
        .map(often -> Option.of(often.name(), "Each " + often.words()))
        .toList();
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
    before.history().requireSeen(seen);
    var fields = new Fields().called("reason", "Reason");
    var ownership = typed.read(fields, before.latest(), today);
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
