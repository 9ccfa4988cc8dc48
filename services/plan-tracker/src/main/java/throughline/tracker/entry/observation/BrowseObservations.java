package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.figure.Period;

/** Reads the figures that were entered for a measure, and what its form offers. */
@Singleton
class BrowseObservations {

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  BrowseObservations(ReadOnlyTransactions snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
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

  static ObservationView required(Handle handle, Measure measure, String key) {
    return Observations.find(handle, measure, key)
        .orElseThrow(() -> new NotFound("figure with this address"));
  }

  static void requireUnchanged(ObservationView before, long seen) {
    if (before.latest().version() != seen) {
      throw new StaleEntry();
    }
    if (before.latest().withdrawn()) {
      throw new Conflict(
          "withdrawn", "This figure was withdrawn. Enter it anew if there is one after all");
    }
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
