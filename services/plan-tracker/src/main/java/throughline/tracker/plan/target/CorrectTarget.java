package throughline.tracker.plan.target;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.figure.Period;

/** A strategy lead changes a target while its year runs. What it was before stays known. */
@Singleton
class CorrectTarget {

  private final RecordEntry facts;
  private final MeasureStore measures;
  private final Clock clock;

  CorrectTarget(RecordEntry facts, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.clock = clock;
  }

  void correct(String measureId, String key, long seen, TargetRequest typed, SignedIn who) {
    facts.record(who, handle -> List.of(check(handle, measureId, key, seen, typed)));
  }

  private ManualEntry check(
      Handle handle, String measureId, String key, long seen, TargetRequest typed) {
    var today = London.today(clock);
    var measure = Targets.measure(handle, measures, measureId);
    var before = Targets.required(handle, measure, key);
    Targets.requireChangeable(before, seen, today);
    var read = new ParseTarget(measure, today, typed);
    var lastYear = Period.financialYear(Period.financialYear(today).from().minusDays(1));
    var all = measures.read(handle);
    var version = all.version(measureId, today);
    var target = read.target(before.year(), new MonthsOfLastYear(handle, version, lastYear));
    if (target.equals(before.latest().target())) {
      throw new InvalidInput("type", "This is the target already. Change something of it");
    }
    if (!amount(measure, target).equals(amount(measure, before.latest().target()))) {
      PlausibilityCheck.ask(handle, all, measure, target, typed, today);
    }
    return TargetBody.fact(
        measure, target, seen, TargetBody.SET, read.reason("Say why the target is corrected"));
  }

  private static String amount(Measure measure, Target target) {
    return TargetWords.amount(target, measure.unit());
  }
}
