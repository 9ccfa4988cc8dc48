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

/** A strategy lead enters the figure of a period. */
@Singleton
public class EnterObservation {

  private final RecordEntry ownFacts;
  private final MeasureStore measures;
  private final Submission submission;
  private final Clock clock;

  EnterObservation(
      RecordEntry ownFacts, MeasureStore measures, Submission submission, Clock clock) {
    this.ownFacts = ownFacts;
    this.measures = measures;
    this.submission = submission;
    this.clock = clock;
  }

  /**
   * What was entered.
   *
   * @param waiting names it to {@link ApproveObservations}; empty if it counts at once
   */
  public record Entered(String key, Optional<String> waiting) {}

  /**
   * Enters it; it counts as soon as somebody else has approved it, or at once where nobody has to.
   */
  public Entered enter(String measureId, ObservationRequest typed, SignedIn who) {
    var recorded = ownFacts.record(who, handle -> List.of(check(handle, measureId, typed))).get(0);
    return new Entered(
        recorded.id().substring(measureId.length() + 1), Submission.waiting(recorded));
  }

  private ManualEntry check(Handle handle, String measureId, ObservationRequest typed) {
    var measure = Observations.measure(handle, measures, measureId);
    var read = new ParseObservation(measure, London.today(clock));
    var id = read.id(typed);
    var value = read.value(typed);
    var source = read.source(typed);
    read.done();
    var beside = Beside.of(handle, measures.read(handle), measure);
    beside
        .problem(id)
        .ifPresent(
            problem -> {
              throw new InvalidInput(problem.field(), problem.message());
            });
    var fact = Observations.fact(id, beside.version(id), "ENTERED", value, source, null);
    return submission.of(measure, fact, beside.proposal(id));
  }
}
