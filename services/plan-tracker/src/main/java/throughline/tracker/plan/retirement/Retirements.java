package throughline.tracker.plan.retirement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.QueryEntries;

/**
 * Which measures are no longer followed, as facts. Their figures go on and their pages stay; they
 * are not judged, asked for or reported any more.
 */
public final class Retirements {

  private final Map<String, Retirement> latest = new LinkedHashMap<>();

  private Retirements(List<Retirement> versions) {
    versions.forEach(version -> latest.put(version.measure(), version));
  }

  public static Retirements read(Handle handle, LocalDate knownAt) {
    return new Retirements(
        QueryEntries.versions(handle, ManualEntryKind.RETIREMENT, "", knownAt).stream()
            .map(Retirement::new)
            .toList());
  }

  public static Retirements lasting(Handle handle, LocalDate day, LocalDate knownAt) {
    var then = read(handle, day);
    var now = read(handle, knownAt);
    return new Retirements(
        now.retired().stream().filter(each -> then.of(each.measure()).isPresent()).toList());
  }

  static List<Retirement> history(Handle handle, String measure, LocalDate knownAt) {
    return QueryEntries.versions(handle, ManualEntryKind.RETIREMENT, measure, knownAt).stream()
        .filter(version -> version.id().equals(measure))
        .map(Retirement::new)
        .toList();
  }

  public Optional<Retirement> of(String measure) {
    return Optional.ofNullable(latest.get(measure)).filter(Retirement::isRetired);
  }

  public List<Measure> followed(List<Measure> measures) {
    return measures.stream().filter(measure -> of(measure.id()).isEmpty()).toList();
  }

  public List<Retirement> retired() {
    return latest.values().stream().filter(Retirement::isRetired).toList();
  }
}
