package throughline.tracker.web.priority;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.milestone.MilestoneTimeline;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.StatusCounts;
import throughline.tracker.web.row.ProgressRow;
import throughline.tracker.web.row.ProgressRows;

/** What pages show of some priorities. */
record PlanFigures(
    Map<String, List<OutcomeView>> outcomes,
    List<MilestoneView> milestones,
    Collection<Performance> performances,
    SelfAssessments assessments,
    ProgressRows rows,
    Freshness freshness) {

  public List<OutcomeView> outcomes(ActionPlan.Priority priority) {
    return outcomes.get(priority.id());
  }

  /** The measures of a priority, each once. */
  public List<OutcomeView.MeasureLine> measures(ActionPlan.Priority priority) {
    return outcomes(priority).stream()
        .flatMap(view -> view.measures().stream())
        .distinct()
        .toList();
  }

  public List<ProgressRow> milestones(ActionPlan.Priority priority) {
    return milestones.stream()
        .filter(view -> view.priority().equals(priority))
        .map(rows::of)
        .toList();
  }

  public StatusCounts counts() {
    return new StatusCounts(performances);
  }

  public List<MilestoneTimeline.Count> milestoneCounts() {
    return MilestoneTimeline.counts(milestones);
  }

  /** What is behind, at risk or late of all the priorities. */
  public List<ProgressRow> toLookAt() {
    return ProgressRows.worstFirst(
        Stream.concat(
                outcomes.values().stream()
                    .flatMap(views -> views.stream())
                    .flatMap(view -> view.measures().stream())
                    .map(OutcomeView.MeasureLine::row),
                milestones.stream().map(rows::of))
            .filter(ProgressRow::needsAttention)
            .distinct());
  }

  /** What nobody has to look at. */
  public List<ProgressRow> others(ActionPlan.Priority priority) {
    return ProgressRows.worstFirst(
        Stream.concat(
                measures(priority).stream().map(OutcomeView.MeasureLine::row),
                milestones(priority).stream())
            .filter(row -> !row.needsAttention()));
  }

  record OutcomeView(ActionPlan.Text outcome, List<MeasureLine> measures) {

    record MeasureLine(Measure measure, ProgressRow row) {}
  }
}
