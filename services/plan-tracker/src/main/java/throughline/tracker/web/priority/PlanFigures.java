package throughline.tracker.web.priority;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.milestone.MilestoneTimeline;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.StatusCounts;
import throughline.tracker.review.commentary.Explained;

/** What pages show of some priorities. */
record PlanFigures(
    Map<String, List<OutcomeView>> outcomes,
    List<MilestoneView> milestones,
    Collection<Performance> performances,
    SelfAssessments assessments,
    Explained explained,
    Freshness freshness,
    NowKnown now) {

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

  public List<MilestoneView> milestones(ActionPlan.Priority priority) {
    return milestones.stream().filter(view -> view.priority().equals(priority)).toList();
  }

  public StatusCounts counts() {
    return new StatusCounts(performances);
  }

  public List<MilestoneTimeline.Count> milestoneCounts() {
    return MilestoneTimeline.counts(milestones);
  }

  /** The milestones that somebody should look at, the worst first. */
  public List<MilestoneView> milestonesToLookAt() {
    return MilestoneTimeline.toLookAt(milestones);
  }

  public List<Performance> offTrack() {
    return counts().offTrack();
  }

  public List<Explained.Due> next() {
    return explained.next(performances, assessments);
  }

  record OutcomeView(ActionPlan.Text outcome, List<MeasureLine> measures) {

    record MeasureLine(
        Measure measure,
        Headline headline,
        FigureAddress address,
        Performance performance,
        String retired) {}
  }
}
