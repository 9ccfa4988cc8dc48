package throughline.tracker.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import throughline.tracker.plan.ActionPlan;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.Measures;
import throughline.tracker.target.Standing;
import throughline.tracker.target.StatusCounts;

/**
 * A theme in a line.
 *
 * @param counts how many of its measures stand how
 * @param waiting how many of them have no data yet
 */
record ThemeSummary(ActionPlan.Theme theme, StatusCounts counts, long waiting) {

  /**
   * Reads it.
   *
   * @param standings how each measure that is followed stands, by its id
   * @param known the ids of the measures that have a figure
   */
  static ThemeSummary of(
      ActionPlan.Theme theme, Measures all, Map<String, Standing> standings, Set<String> known) {
    var ids =
        measures(theme, all).stream().map(Measure::id).filter(standings::containsKey).toList();
    return new ThemeSummary(
        theme,
        new StatusCounts(ids.stream().map(standings::get).toList()),
        ids.stream().filter(id -> !known.contains(id)).count());
  }

  private static List<Measure> measures(ActionPlan.Theme theme, Measures all) {
    return theme.priorities().stream()
        .flatMap(priority -> priority.outcomes().stream())
        .flatMap(outcome -> all.ofOutcome(outcome.id()).stream())
        .filter(measure -> !measure.isEstimate())
        .distinct()
        .toList();
  }
}
