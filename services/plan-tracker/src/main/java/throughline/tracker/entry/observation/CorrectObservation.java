package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;

/** A strategy lead puts a figure right that was entered. What was said before stays known. */
@Singleton
public class CorrectObservation {

  private final RecordEntry facts;
  private final MeasureStore measures;
  private final Submission submission;
  private final Clock clock;

  CorrectObservation(RecordEntry facts, MeasureStore measures, Submission submission, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.submission = submission;
    this.clock = clock;
  }

  public Optional<String> correct(
      String measureId, String key, long seen, ObservationRequest typed, SignedIn who) {
    var recorded = facts.record(who, handle -> List.of(check(handle, measureId, key, seen, typed)));
    return Submission.waiting(recorded.get(0));
  }

  private ManualEntry check(
      Handle handle, String measureId, String key, long seen, ObservationRequest typed) {
    var measure = Observations.measure(handle, measures, measureId);
    var before = BrowseObservations.required(handle, measure, key);
    BrowseObservations.requireUnchanged(before, seen);
    var read = new ParseObservation(measure, London.today(clock));
    var value = read.value(typed);
    var source = read.source(typed);
    var reason = read.reason(typed, "Say why the figure is corrected");
    read.done();
    if (value == before.latest().value() && source.equals(before.latest().source())) {
      throw new InvalidInput(
          "value", "This is what is entered already. Change the figure or its source");
    }
    return submission.of(
        handle, measure, Observations.fact(before.id(), seen, "ENTERED", value, source, reason));
  }
}
