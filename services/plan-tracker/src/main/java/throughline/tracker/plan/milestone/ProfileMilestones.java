package throughline.tracker.plan.milestone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.plan.community.CommunityProgress;

/** The milestones that are done when every library has its profile, or a target that was agreed. */
final class ProfileMilestones {

  private static final Map<String, Function<CommunityProgress, CommunityProgress.Count>> COUNTED =
      Map.of(
          "2.3-place-data-m1", CommunityProgress::profiles,
          "2.3-place-data-m2", CommunityProgress::targets);

  private ProfileMilestones() {}

  static boolean follows(String milestone) {
    return COUNTED.containsKey(milestone);
  }

  static boolean isDone(MilestoneReport report) {
    return report.state().equals(Optional.of(MilestoneStatus.DONE));
  }

  /** What people said, below what the profiles say. */
  static EntryHistory<MilestoneReport> followed(
      ActionPlan.Milestone milestone,
      EntryHistory<MilestoneReport> said,
      CommunityProgress progress) {
    if (!follows(milestone.id())) {
      return said;
    }
    var count = COUNTED.get(milestone.id()).apply(progress);
    var report = said.last().map(EntryVersion::said).orElse(MilestoneReport.ofPlan(milestone));
    if (count.isComplete()) {
      return with(said, milestone, state(report, MilestoneStatus.DONE, count.last()), count);
    }
    if (isDone(report)) {
      var begun = count.of() == 0 ? MilestoneStatus.NOT_STARTED : MilestoneStatus.ON_TRACK;
      return with(said, milestone, state(report, begun, null), count);
    }
    return said;
  }

  private static MilestoneReport state(
      MilestoneReport report, MilestoneStatus state, LocalDate doneOn) {
    return new MilestoneReport(
        Optional.of(state),
        report.dueOn(),
        doneOn,
        doneOn == null ? report.confidence() : null,
        report.whatNext(),
        report.ownership());
  }

  private static EntryHistory<MilestoneReport> with(
      EntryHistory<MilestoneReport> said,
      ActionPlan.Milestone milestone,
      MilestoneReport report,
      CommunityProgress.Count count) {
    var at =
        report.doneOn() == null
            ? said.latest().at()
            : report.doneOn().atStartOfDay(London.ZONE).toInstant();
    var body = JsonNodeFactory.instance.objectNode().put("reason", count.words());
    var versions = new ArrayList<EntryVersion<MilestoneReport>>();
    versions.add(
        new EntryVersion<>(milestone.id(), said.version(), report, body, at, "the profiles", ""));
    versions.addAll(said.versions());
    return new EntryHistory<>(versions);
  }
}
