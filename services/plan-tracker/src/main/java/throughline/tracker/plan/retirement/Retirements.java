package throughline.tracker.plan.retirement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;

/** Measures that are no longer followed; their figures go on and their pages stay. */
public final class Retirements {

  private static final EntryStore<JsonNode> STORE = EntryStore.of(ManualEntryKind.RETIREMENT);

  private final Map<String, Retirement> latest = new LinkedHashMap<>();

  private Retirements(Collection<Retirement> known) {
    known.forEach(each -> latest.put(each.measure(), each));
  }

  public static Retirements read(Handle handle, LocalDate knownAt) {
    return new Retirements(
        STORE.all(handle, knownAt).values().stream()
            .map(history -> new Retirement(history.latest()))
            .toList());
  }

  /** Those of measures that were retired by the end of one day and are as known on another. */
  public static Retirements lasting(Handle handle, LocalDate day, LocalDate knownAt) {
    var then = read(handle, day);
    var now = read(handle, knownAt);
    return new Retirements(
        now.retired().stream().filter(each -> then.of(each.measure()).isPresent()).toList());
  }

  static EntryHistory<JsonNode> history(Handle handle, String measure) {
    return STORE.one(handle, measure);
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
