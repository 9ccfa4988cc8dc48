package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.Period;

/** The targets that were set for a measure, as facts. */
final class Targets {

  static final EntryStore<Target> STORE =
      new EntryStore<>(ManualEntryKind.TARGET, TargetBody::target);

  private Targets() {}

  static boolean takes(Measure measure) {
    return measure.polarity() != Polarity.NONE && measure.unit() != Unit.JUDGEMENT;
  }

  static Measure measure(Handle handle, MeasureStore measures, String id) {
    return measures
        .read(handle)
        .find(id)
        .filter(Targets::takes)
        .orElseThrow(() -> new NotFound("measure with this address that takes a target"));
  }

  /** The targets that were known at the end of a day. */
  record Known(Map<String, EntryHistory<Target>> said) {

    /** Of a measure in a year; empty when there was none, or it was withdrawn. */
    Optional<Target> of(Measure measure, Period year) {
      return Optional.ofNullable(said.get(TargetBody.id(measure, year)))
          .map(EntryHistory::latest)
          .filter(latest -> !latest.withdrawn())
          .map(EntryVersion::said);
    }
  }

  static Known known(Handle handle, LocalDate knownAt) {
    return new Known(STORE.all(handle, knownAt));
  }

  static List<TargetView> of(Handle handle, Measure measure) {
    return STORE.startingWith(handle, TargetBody.prefix(measure)).values().stream()
        .map(history -> TargetView.of(measure, history))
        .sorted((one, other) -> other.year().from().compareTo(one.year().from()))
        .toList();
  }

  static TargetView required(Handle handle, Measure measure, String key) {
    return of(handle, measure).stream()
        .filter(view -> view.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound("target with this address"));
  }
}
