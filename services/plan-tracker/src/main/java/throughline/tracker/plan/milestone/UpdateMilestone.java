package throughline.tracker.plan.milestone;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;

/** A strategy lead says how a milestone stands. What was said before stays known. */
@Singleton
public class UpdateMilestone {

  private final RecordEntry facts;
  private final ReadOnlyTransactions snapshots;
  private final ActionPlan plan;
  private final Clock clock;

  UpdateMilestone(RecordEntry facts, ReadOnlyTransactions snapshots, ActionPlan plan, Clock clock) {
    this.facts = facts;
    this.snapshots = snapshots;
    this.plan = plan;
    this.clock = clock;
  }

  LocalDate today() {
    return London.today(clock);
  }

  List<MilestoneView> all(LocalDate day) {
    return snapshots.read(handle -> Milestones.all(handle, plan, day));
  }

  MilestoneTimeline timeline(LocalDate day, MilestoneTimeline.Filter filter, PageRequest page) {
    return MilestoneTimeline.of(plan, all(day), filter, page);
  }

  MilestoneView one(String id, LocalDate day) {
    return snapshots.read(handle -> Milestones.required(handle, plan, id, day));
  }

  public void update(String id, long seen, MilestoneRequest typed, SignedIn who) {
    facts.record(who, handle -> List.of(check(handle, id, seen, typed)));
  }

  private ManualEntry check(Handle handle, String id, long seen, MilestoneRequest typed) {
    var today = today();
    var before = Milestones.required(handle, plan, id, today);
    before.history().requireSeen(seen);
    var read = new ParseMilestone(before.report(), plan, today, new Fields());
    var report = read.report(typed);
    var reason = read.reason(typed);
    read.done();
    if (report.equals(before.report()) && !before.isReportedAnew(reason)) {
      throw new InvalidInput("state", "This is what it says already. Change something of it");
    }
    return report.fact(id, seen, reason);
  }
}
