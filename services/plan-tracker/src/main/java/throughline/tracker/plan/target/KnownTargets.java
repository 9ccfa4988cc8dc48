package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.QueryEntries;
import throughline.tracker.figure.Period;

/** The targets that were known at the end of a day. */
final class KnownTargets {

  private final Map<String, EntryVersion> latest = new HashMap<>();

  private KnownTargets(List<EntryVersion> versions) {
    versions.forEach(version -> latest.put(version.id(), version));
  }

  static KnownTargets read(Handle handle, LocalDate knownAt) {
    return new KnownTargets(QueryEntries.versions(handle, ManualEntryKind.TARGET, "", knownAt));
  }

  Optional<Target> of(Measure measure, Period year) {
    return Optional.ofNullable(latest.get(TargetBody.id(measure, year)))
        .filter(version -> !version.text("state").equals(TargetBody.WITHDRAWN))
        .map(version -> TargetBody.target(version.body()));
  }
}
