package throughline.tracker.plan.target;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.Period;

/** Which targets are others than they were, in sentences, each with both and the reason. */
public final class TargetChanges {

  private final Map<String, EntryHistory<Target>> said;

  private TargetChanges(Map<String, EntryHistory<Target>> said) {
    this.said = said;
  }

  public static TargetChanges read(Handle handle, LocalDate knownAt) {
    return new TargetChanges(Targets.STORE.all(handle, knownAt));
  }

  public String sinceStartOf(Period quarter, Period year, Measure measure) {
    var entered = of(measure, year);
    var start = quarter.from().atStartOfDay(London.ZONE).toInstant();
    return entered.isEmpty()
        ? ""
        : words(entered, Math.max(entered.get(0).version(), knownAt(entered, start)), measure);
  }

  public String since(long version, Period year, Measure measure) {
    return words(of(measure, year), version, measure);
  }

  public long versionAt(Instant moment, Period year, Measure measure) {
    return knownAt(of(measure, year), moment);
  }

  public long versionNow(Period year, Measure measure) {
    return versionAt(Instant.MAX, year, measure);
  }

  private static long knownAt(List<EntryVersion<Target>> entered, Instant moment) {
    return entered.stream()
        .filter(each -> !each.at().isAfter(moment))
        .mapToLong(EntryVersion::version)
        .max()
        .orElse(0);
  }

  private List<EntryVersion<Target>> of(Measure measure, Period year) {
    return said.getOrDefault(Targets.id(measure, year), EntryHistory.none()).oldestFirst();
  }

  private static String words(List<EntryVersion<Target>> entered, long version, Measure measure) {
    var before = entered.stream().filter(each -> each.version() <= version).toList();
    if (before.size() == entered.size()) {
      return "";
    }
    var then = before.isEmpty() ? null : before.get(before.size() - 1);
    var now = entered.get(entered.size() - 1);
    var what = change(target(then), target(now), measure.unit());
    return what.isEmpty()
        ? ""
        : "%s Reason: %s (%s).".formatted(what, now.reason(), London.date(now.day()));
  }

  private static String change(Target then, Target now, Unit unit) {
    if (then == null) {
      return now == null ? "" : "A target was set: %s.".formatted(TargetWords.of(now, unit));
    }
    if (now == null) {
      return "Its target was withdrawn. It was %s.".formatted(TargetWords.of(then, unit));
    }
    if (then.equals(now)) {
      return "";
    }
    var before = TargetWords.of(then, unit);
    var after = TargetWords.of(now, unit);
    var words = "Its target was changed, from “%s” to “%s”.";
    return before.equals(after)
        ? words.formatted(before + margin(then, unit), after + margin(now, unit))
        : words.formatted(before, after);
  }

  private static String margin(Target target, Unit unit) {
    return ". " + TargetWords.tolerance(target.tolerance(), unit);
  }

  private static Target target(EntryVersion<Target> version) {
    return version == null || version.withdrawn() ? null : version.said();
  }
}
