package throughline.tracker.web.priority;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.milestone.MilestoneTimeline;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.StatusCounts;
import throughline.tracker.review.commentary.Explained;

/**
 * What pages show of some priorities.
 *
 * @param outcomes those of each priority, by its id
 * @param milestones what was known of each
 * @param standings how each measure that the plan aims for and a figure can judge stands, each once
 * @param explained since when measures are off track, why, and who does what next
 */
record PlanFigures(
    Map<String, List<OutcomeView>> outcomes,
    List<MilestoneView> milestones,
    Collection<Performance> standings,
    SelfAssessments judged,
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
    return new StatusCounts(standings);
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
    return explained.next(standings, judged);
  }
}
