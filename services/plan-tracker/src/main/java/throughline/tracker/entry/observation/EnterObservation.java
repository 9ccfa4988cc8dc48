package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.figure.Period;

/**
 * A strategy lead enters the figure of a period, puts it right or takes it back: its period has
 * none then, which is not the same as 0. What was said before stays known.
 */
@Singleton
public class EnterObservation {

  private final RecordEntry facts;
  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final Submission submission;
  private final Clock clock;

  EnterObservation(
      RecordEntry facts,
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      Submission submission,
      Clock clock) {
    this.facts = facts;
    this.snapshots = snapshots;
    this.measures = measures;
    this.submission = submission;
    this.clock = clock;
  }

  Measure measure(String id) {
    return snapshots.read(handle -> Observations.measure(handle, measures, id));
  }

  List<Measure> reportedByHand() {
    return snapshots.read(measures::read).all().stream().filter(Measure::isEntered).toList();
  }

  List<ObservationView> all(Measure measure) {
    return snapshots.read(handle -> Observations.of(handle, measure));
  }

  ObservationView one(Measure measure, String key) {
    return snapshots.read(handle -> required(handle, measure, key));
  }

  private static ObservationView required(Handle handle, Measure measure, String key) {
    return Observations.of(handle, measure).stream()
        .filter(view -> view.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound("figure with this address"));
  }

  /**
   * What was entered.
   *
   * @param waiting names it to {@link ApproveObservations}; empty if it counts at once
   */
  public record Entered(String key, Optional<String> waiting) {}

  /** It counts as soon as somebody else has approved it, or at once where nobody has to. */
  public Entered enter(String measureId, ObservationRequest typed, SignedIn who) {
    var recorded = facts.record(who, handle -> List.of(first(handle, measureId, typed))).get(0);
    return new Entered(
        recorded.id().substring(measureId.length() + 1), Submission.waiting(recorded));
  }

  private ManualEntry first(Handle handle, String measureId, ObservationRequest typed) {
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
    var fact = Observations.fact(id, beside.version(id), Observations.ENTERED, value, source, null);
    return submission.of(measure, fact, beside.proposal(id));
  }

  /** Names it to {@link ApproveObservations}; empty if it counts at once. */
  public Optional<String> correct(
      String measureId, String key, long seen, ObservationRequest typed, SignedIn who) {
    var recorded =
        facts.record(who, handle -> List.of(corrected(handle, measureId, key, seen, typed)));
    return Submission.waiting(recorded.get(0));
  }

  private ManualEntry corrected(
      Handle handle, String measureId, String key, long seen, ObservationRequest typed) {
    var measure = Observations.measure(handle, measures, measureId);
    var before = changeable(handle, measure, key, seen);
    var read = new ParseObservation(measure, London.today(clock));
    var said = new ObservationView.Said(read.value(typed), read.source(typed));
    var reason = read.reason(typed, "Say why the figure is corrected");
    read.done();
    if (said.equals(before.latest().said())) {
      throw new InvalidInput(
          "value", "This is what is entered already. Change the figure or its source");
    }
    return changed(handle, before, seen, Observations.ENTERED, said, reason);
  }

  void withdraw(String measureId, String key, long seen, ObservationRequest typed, SignedIn who) {
    facts.record(who, handle -> List.of(withdrawn(handle, measureId, key, seen, typed)));
  }

  private ManualEntry withdrawn(
      Handle handle, String measureId, String key, long seen, ObservationRequest typed) {
    var measure = Observations.measure(handle, measures, measureId);
    var before = changeable(handle, measure, key, seen);
    var read = new ParseObservation(measure, London.today(clock));
    var reason = read.reason(typed, "Say why the figure is withdrawn");
    read.done();
    return changed(handle, before, seen, ManualEntry.WITHDRAWN, before.latest().said(), reason);
  }

  private static ObservationView changeable(Handle handle, Measure measure, String key, long seen) {
    var before = required(handle, measure, key);
    before.history().requireSeen(seen);
    if (before.latest().withdrawn()) {
      throw new Conflict(
          "withdrawn", "This figure was withdrawn. Enter it anew if there is one after all");
    }
    return before;
  }

  private ManualEntry changed(
      Handle handle,
      ObservationView before,
      long seen,
      String state,
      ObservationView.Said said,
      String reason) {
    return submission.of(
        handle,
        before.id().measure(),
        Observations.fact(before.id(), seen, state, said.value(), said.source(), reason));
  }

  List<Option> periods(Measure measure) {
    var frequency = measure.rule().orElseThrow().frequency();
    var periods = Period.endedBy(frequency, London.today(clock), offered(frequency));
    var options = new ArrayList<Option>();
    periods.forEach(p -> options.add(Option.of(p.lastDay().toString(), p.label())));
    Collections.reverse(options);
    return options;
  }

  private static int offered(Frequency frequency) {
    return switch (frequency) {
      case MONTH -> 24;
      case QUARTER -> 12;
      case YEAR -> 6;
    };
  }

  /** The libraries; none where figures are of the whole county only. */
  List<Option> places(Measure measure) {
    return measure.rule().orElseThrow().place() == null
        ? List.of()
        : Library.seed().stream()
            .map(library -> Option.of(library.code(), library.name()))
            .sorted((one, other) -> one.label().compareTo(other.label()))
            .toList();
  }
}
