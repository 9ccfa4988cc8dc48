package throughline.tracker.plan.target;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;

/** A strategy lead takes a target back while its year runs: nothing is judged by it any more. */
@Singleton
class WithdrawTarget {

  private final RecordEntry facts;
  private final MeasureStore measures;
  private final Clock clock;

  WithdrawTarget(RecordEntry facts, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.clock = clock;
  }

  void withdraw(String measureId, String key, long seen, TargetRequest typed, SignedIn who) {
    facts.record(who, handle -> List.of(check(handle, measureId, key, seen, typed)));
  }

  private ManualEntry check(
      Handle handle, String measureId, String key, long seen, TargetRequest typed) {
    var today = London.today(clock);
    var measure = Targets.measure(handle, measures, measureId);
    var before = Targets.required(handle, measure, key);
    Targets.requireChangeable(before, seen, today);
    var read = new ParseTarget(measure, today, typed);
    var reason = read.reason("Say why the target is withdrawn");
    read.done();
    return TargetBody.fact(measure, before.latest().target(), seen, TargetBody.WITHDRAWN, reason);
  }
}
