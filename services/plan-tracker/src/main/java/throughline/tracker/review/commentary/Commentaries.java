package throughline.tracker.review.commentary;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.QueryEntries;
import throughline.tracker.figure.Period;

/** What was written about measures, as facts. */
public final class Commentaries {

  private static final LocalDate ALL = LocalDate.of(9999, 1, 1);

  private Commentaries() {}

  static Map<Period, List<Commentary>> of(Handle handle, String measure) {
    var byQuarter = new LinkedHashMap<Period, List<Commentary>>();
    QueryEntries.versions(handle, ManualEntryKind.COMMENTARY, measure + "/", ALL).stream()
        .map(Commentary::of)
        .sorted((one, other) -> newestFirst(one, other))
        .forEach(
            each ->
                byQuarter
                    .computeIfAbsent(each.quarter(), q -> new java.util.ArrayList<>())
                    .add(each));
    return byQuarter;
  }

  private static int newestFirst(Commentary one, Commentary other) {
    int byQuarter = other.quarter().from().compareTo(one.quarter().from());
    return byQuarter != 0 ? byQuarter : Long.compare(other.version(), one.version());
  }

  public static Map<String, Commentary> ofQuarter(
      Handle handle, Period quarter, LocalDate knownAt) {
    return versions(handle, knownAt).stream()
        .filter(each -> each.quarter().equals(quarter))
        .collect(Collectors.toMap(Commentary::measure, each -> each, (one, later) -> later));
  }

  public static Collection<Commentary> all(Handle handle, LocalDate knownAt) {
    return versions(handle, knownAt).stream()
        .collect(
            Collectors.toMap(
                each -> Commentary.id(each.measure(), each.quarter()),
                each -> each,
                (one, later) -> later,
                LinkedHashMap::new))
        .values();
  }

  public static List<Commentary> historyOf(Handle handle, Period quarter) {
    return versions(handle, ALL).stream().filter(each -> each.quarter().equals(quarter)).toList();
  }

  static Map<String, Commentary> last(Handle handle, LocalDate knownAt) {
    var quarter = Period.quarter(knownAt);
    var before = Period.quarter(quarter.from().minusDays(1));
    return versions(handle, knownAt).stream()
        .filter(each -> List.of(quarter, before).contains(each.quarter()))
        .collect(
            Collectors.toMap(
                Commentary::measure,
                each -> each,
                (one, other) -> newestFirst(one, other) < 0 ? one : other));
  }

  private static List<Commentary> versions(Handle handle, LocalDate knownAt) {
    return QueryEntries.versions(handle, ManualEntryKind.COMMENTARY, "", knownAt).stream()
        .map(Commentary::of)
        .toList();
  }
}
