package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;

/** A strategy lead takes a figure back: its period has none then, which is not the same as 0. */
@Singleton
class WithdrawObservation {

  private final RecordEntry facts;
  private final MeasureStore measures;
  private final Submission submission;
  private final Clock clock;

  WithdrawObservation(
      RecordEntry facts, MeasureStore measures, Submission submission, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.submission = submission;
    this.clock = clock;
  }

  void withdraw(String measureId, String key, long seen, ObservationRequest typed, SignedIn who) {
    facts.record(who, handle -> List.of(check(handle, measureId, key, seen, typed)));
  }

  private ManualEntry check(
      Handle handle, String measureId, String key, long seen, ObservationRequest typed) {
    var measure = Observations.measure(handle, measures, measureId);
    var before = BrowseObservations.required(handle, measure, key);
    BrowseObservations.requireUnchanged(before, seen);
    var read = new ParseObservation(measure, London.today(clock));
    var reason = read.reason(typed, "Say why the figure is withdrawn");
    read.done();
    var latest = before.latest();
    return submission.of(
        handle,
        measure,
        Observations.fact(before.id(), seen, "WITHDRAWN", latest.value(), latest.source(), reason));
  }
}
