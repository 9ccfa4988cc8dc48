package throughline.tracker.plan.milestone;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;

/** Reads the milestones. */
@Singleton
class BrowseMilestones {

  private final ReadOnlyTransactions snapshots;
  private final ActionPlan plan;
  private final Clock clock;

  BrowseMilestones(ReadOnlyTransactions snapshots, ActionPlan plan, Clock clock) {
    this.snapshots = snapshots;
    this.plan = plan;
    this.clock = clock;
  }

  List<MilestoneView> all(LocalDate day) {
    return snapshots.read(handle -> Milestones.all(handle, plan, day));
  }

  MilestoneTimeline timeline(LocalDate day, MilestoneFilter filter, PageRequest page) {
    return MilestoneTimeline.of(plan, all(day), filter, page);
  }

  MilestoneView one(String id, LocalDate day) {
    return snapshots.read(handle -> Milestones.required(handle, plan, id, day));
  }

  LocalDate today() {
    return London.today(clock);
  }
}
