package throughline.tracker.plan.milestone;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.plan.community.CommunityProgress;

/** The milestones of the plan with what was entered of them, and what follows from profiles. */
public final class Milestones {

  private static final EntryStore<MilestoneReport> STORE =
      new EntryStore<>(ManualEntryKind.MILESTONE, MilestoneReport::of);

  private Milestones() {}

  public static List<MilestoneView> all(Handle handle, ActionPlan plan, LocalDate day) {
    return views(handle, plan.priorities(), day);
  }

  public static List<MilestoneView> of(
      Handle handle, List<ActionPlan.Priority> priorities, LocalDate day) {
    return views(handle, priorities.stream(), day);
  }

  public static Optional<MilestoneView> find(
      Handle handle, ActionPlan plan, String id, LocalDate day) {
    return views(handle, plan.priorityOfMilestone(id).stream(), day).stream()
        .filter(view -> view.id().equals(id))
        .findFirst();
  }

  static MilestoneView required(Handle handle, ActionPlan plan, String id, LocalDate day) {
    return find(handle, plan, id, day)
        .orElseThrow(() -> new NotFound("milestone with this address"));
  }

  private static List<MilestoneView> views(
      Handle handle, Stream<ActionPlan.Priority> priorities, LocalDate day) {
    var said = STORE.all(handle, day);
    var progress = CommunityProgress.read(handle, day);
    return priorities
        .flatMap(
            priority ->
                priority.milestones().stream()
                    .map(
                        milestone ->
                            new MilestoneView(
                                priority,
                                milestone,
                                ProfileMilestones.followed(
                                    milestone,
                                    said.getOrDefault(milestone.id(), EntryHistory.none()),
                                    progress),
                                day)))
        .toList();
  }
}
