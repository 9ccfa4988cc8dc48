package throughline.tracker.engine.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which rule each measure was reported under: what was reported stays visible when rules change.
 */
public final class RulesInForce {

  private final List<Since> history;
  private final Map<String, NavigableMap<LocalDate, MeasureVersion>> byMeasure = new HashMap<>();

  public record Since(LocalDate from, MeasureVersion rule) {

    boolean isOf(MeasureVersion other) {
      return rule.measureVersionId() == other.measureVersionId();
    }
  }

  public RulesInForce(List<Since> history) {
    this.history = List.copyOf(history);
    history.forEach(
        since ->
            byMeasure
                .computeIfAbsent(since.rule().measure().id(), id -> new TreeMap<>())
                .put(since.from(), since.rule()));
  }

  List<Since> of(String measureId) {
    var changes = new ArrayList<Since>();
    history.stream()
        .filter(since -> since.rule().measure().id().equals(measureId))
        .sorted(Comparator.comparing(Since::from))
        .filter(since -> changes.isEmpty() || !since.isOf(changes.get(changes.size() - 1).rule()))
        .forEachOrdered(changes::add);
    return changes;
  }

  Optional<MeasureVersion> numbered(String measureId, int version) {
    return history.stream()
        .map(Since::rule)
        .filter(rule -> rule.measure().id().equals(measureId))
        .filter(rule -> rule.measure().version() == version)
        .findFirst();
  }

  /**
   * The rule in force at the end of a day. Before the first there was nothing to report; that one
   * counted the days before it, too.
   */
  public MeasureVersion on(LocalDate day, MeasureVersion current) {
    var rule = on(day, current.measure().id()).orElse(current);
    return rule.measureVersionId() == current.measureVersionId() ? current : rule;
  }

  /** The same of a name, which may be that of no measure today; empty if it was never one. */
  Optional<MeasureVersion> on(LocalDate day, String measureId) {
    return Optional.ofNullable(byMeasure.get(measureId))
        .map(rules -> Optional.ofNullable(rules.floorEntry(day)).orElseGet(rules::firstEntry))
        .map(Map.Entry::getValue);
  }
}
