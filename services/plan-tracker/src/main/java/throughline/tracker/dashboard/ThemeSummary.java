package throughline.tracker.dashboard;

import java.util.List;
import java.util.Set;
import throughline.tracker.plan.ActionPlan;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.Measures;

/** A theme with what is known about each of its priorities. */
record ThemeSummary(ActionPlan.Theme theme, List<PriorityRow> priorities) {

  /**
   * A priority in a line.
   *
   * @param live how many of its measures events feed
   * @param byHand how many have figures that were reported by hand
   * @param waiting how many have no data yet
   */
  record PriorityRow(ActionPlan.Priority priority, long live, long byHand, long waiting) {}

  /** Known are the ids of the measures that have a figure. */
  static ThemeSummary of(ActionPlan.Theme theme, Measures measures, Set<String> known) {
    return new ThemeSummary(
        theme, theme.priorities().stream().map(p -> row(p, measures, known)).toList());
  }

  private static PriorityRow row(
      ActionPlan.Priority priority, Measures measures, Set<String> known) {
    var all =
        priority.outcomes().stream()
            .flatMap(o -> measures.ofOutcome(o.id()).stream())
            .distinct()
            .toList();
    long live = all.stream().filter(Measure::isAutomatic).count();
    long waiting = all.stream().filter(measure -> !known.contains(measure.id())).count();
    return new PriorityRow(priority, live, all.size() - live - waiting, waiting);
  }
}
