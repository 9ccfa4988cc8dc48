package throughline.tracker.plan.target;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.figure.Period;

/** A strategy lead says what a measure is to come to in a financial year. */
@Singleton
public class SetTarget {

  private final RecordEntry facts;
  private final MeasureStore measures;
  private final Clock clock;

  SetTarget(RecordEntry facts, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.clock = clock;
  }

  /** Sets it; figures are judged by it at once. */
  public String set(String measureId, TargetRequest typed, SignedIn who) {
    var recorded = facts.record(who, handle -> List.of(check(handle, measureId, typed)));
    return recorded.get(0).id().substring(measureId.length() + 1);
  }

  private ManualEntry check(Handle handle, String measureId, TargetRequest typed) {
    var today = London.today(clock);
    var measure = Targets.measure(handle, measures, measureId);
    var read = new ParseTarget(measure, today, typed);
    var year = read.year();
    var all = measures.read(handle);
    var version = all.version(measureId, today);
    var before = Period.financialYear(Period.financialYear(today).from().minusDays(1));
    var target = read.target(year, new MonthsOfLastYear(handle, version, before));
    var other =
        Targets.of(handle, measure).stream().filter(view -> view.year().equals(year)).findFirst();
    other.ifPresent(SetTarget::refuseSecond);
    PlausibilityCheck.ask(handle, all, measure, target, typed, today);
    return TargetBody.fact(
        measure,
        target,
        other.map(view -> view.latest().version()).orElse(0L),
        TargetBody.SET,
        read.reason("Say why this is the target"));
  }

  private static void refuseSecond(TargetView other) {
    if (!other.latest().withdrawn()) {
      throw new InvalidInput(
          "year",
          "%s has a target already: %s, set by %s. Correct that one in place of setting another"
              .formatted(
                  other.year().label(),
                  TargetWords.amount(other.latest().target(), other.measure().unit()),
                  other.latest().by()));
    }
  }
}
