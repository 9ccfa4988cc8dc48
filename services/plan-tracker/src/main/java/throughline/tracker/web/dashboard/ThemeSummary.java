package throughline.tracker.web.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.StatusCounts;

/** A theme in a line. */
record ThemeSummary(
    ActionPlan.Theme theme, StatusCounts counts, SelfAssessments judged, long waiting) {

  static ThemeSummary of(
      ActionPlan.Theme theme,
      Measures all,
      Map<String, Performance> standings,
      SelfAssessments judged,
      Set<String> known) {
    var measures =
        measures(theme, all).stream().filter(each -> standings.containsKey(each.id())).toList();
    var ids = measures.stream().map(Measure::id).toList();
    return new ThemeSummary(
        theme,
        StatusCounts.ofFigures(ids.stream().map(standings::get).toList()),
        judged.among(measures),
        measures.stream()
            .filter(measure -> !known.contains(measure.id()) && judged.of(measure) == null)
            .count());
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
