package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.QueryEntries;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.figure.Period;

/** The targets that were set for a measure, as facts. */
final class Targets {

  private static final LocalDate ALL = LocalDate.of(9999, 1, 1);

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

  static List<TargetView> of(Handle handle, Measure measure) {
    return QueryEntries.versions(handle, ManualEntryKind.TARGET, TargetBody.prefix(measure), ALL)
        .stream()
        .collect(Collectors.groupingBy(EntryVersion::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(versions -> TargetView.of(measure, versions))
        .sorted((one, other) -> other.year().from().compareTo(one.year().from()))
        .toList();
  }

  static TargetView required(Handle handle, Measure measure, String key) {
    return of(handle, measure).stream()
        .filter(view -> view.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound("target with this address"));
  }

  static void requireChangeable(TargetView before, long seen, LocalDate today) {
    if (before.latest().version() != seen) {
      throw new StaleEntry();
    }
    if (before.latest().withdrawn()) {
      throw new Conflict("withdrawn", "This target was withdrawn. Set a new one if there is one");
    }
    if (!before.year().to().isAfter(today)) {
      throw new Conflict("ended", ParseTarget.ended(before.year(), Period.financialYear(today)));
    }
  }
}
