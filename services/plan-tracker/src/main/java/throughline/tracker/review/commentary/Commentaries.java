package throughline.tracker.review.commentary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.figure.Period;

/** What was written about measures, as facts. */
public final class Commentaries {

  private static final EntryStore<JsonNode> STORE = EntryStore.of(ManualEntryKind.COMMENTARY);

  private static final Comparator<Commentary> NEWEST_FIRST =
      Comparator.comparing((Commentary each) -> each.quarter().from())
          .thenComparing(Commentary::version)
          .reversed();

  private Commentaries() {}

  static Map<Period, List<Commentary>> of(Handle handle, String measure) {
    return STORE.startingWith(handle, measure + "/").values().stream()
        .flatMap(history -> history.versions().stream())
        .map(Commentary::of)
        .sorted(NEWEST_FIRST)
        .collect(
            Collectors.groupingBy(Commentary::quarter, LinkedHashMap::new, Collectors.toList()));
  }

  /** The version of what was written about a measure's quarter, to be seen before another is. */
  static EntryHistory<JsonNode> history(Handle handle, String id) {
    return STORE.one(handle, id);
  }

  public static Map<String, Commentary> ofQuarter(
      Handle handle, Period quarter, LocalDate knownAt) {
    return all(handle, knownAt).stream()
        .filter(each -> each.quarter().equals(quarter))
        .collect(Collectors.toMap(Commentary::measure, each -> each));
  }

  public static List<Commentary> all(Handle handle, LocalDate knownAt) {
    return STORE.all(handle, knownAt).values().stream()
        .map(history -> Commentary.of(history.latest()))
        .toList();
  }

  public static List<Commentary> historyOf(Handle handle, Period quarter) {
    return STORE.startingWith(handle, "").values().stream()
        .flatMap(history -> history.oldestFirst().stream())
        .map(Commentary::of)
        .filter(each -> each.quarter().equals(quarter))
        .toList();
  }

  static Map<String, Commentary> last(Handle handle, LocalDate knownAt) {
    var quarter = Period.quarter(knownAt);
    var before = Period.quarter(quarter.from().minusDays(1));
    return all(handle, knownAt).stream()
        .filter(each -> List.of(quarter, before).contains(each.quarter()))
        .collect(
            Collectors.toMap(
                Commentary::measure,
                each -> each,
                (one, other) -> NEWEST_FIRST.compare(one, other) < 0 ? one : other));
  }
}
