package throughline.tracker.plan.milestone;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.person.SignedIn;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.PlanData;

/** A strategy lead says how a milestone stands. What was said before stays known. */
@Singleton
public class UpdateMilestone {

  private static final int LONGEST_REASON = 500;

  private final PlanData data;
  private final ActionPlan plan;

  UpdateMilestone(PlanData data, ActionPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  LocalDate today() {
    return data.today();
  }

  List<MilestoneView> all(LocalDate day) {
    return data.read(handle -> Milestones.all(handle, plan, day));
  }

  MilestoneTimeline timeline(LocalDate day, MilestoneTimeline.Filter filter, PageRequest page) {
    return MilestoneTimeline.of(plan, all(day), filter, page);
  }

  MilestoneView one(String id, LocalDate day) {
    return data.read(handle -> Milestones.required(handle, plan, id, day));
  }

  public void update(String id, long seen, MilestoneRequest typed, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var before = Milestones.required(handle, plan, id, today());
          before.history().requireSeen(seen);
          var fields = new Fields();
          var report = typed.read(fields, before.report(), plan, today());
          MilestoneRequest.refusePassed(fields, report, today());
          var why = "Say why: whoever looks back will see it";
          var reason = fields.text("reason", typed.reason(), LONGEST_REASON, why);
          before.refuseDoneTooEarly(fields, report);
          fields.throwIfAny();
          if (report.equals(before.report()) && !before.isReportedAnew(reason)) {
            throw new InvalidInput("state", "This is what it says already. Change something of it");
          }
          return report.fact(id, seen, reason);
        });
  }
}
