package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import throughline.demo.SampleYear;
import throughline.platform.core.person.SignedIn;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.plan.milestone.MilestoneReport;
import throughline.tracker.plan.milestone.MilestoneRequest;
import throughline.tracker.plan.milestone.MilestoneStatus;
import throughline.tracker.plan.milestone.UpdateMilestone;
import throughline.tracker.plan.ownership.OwnershipRequest;

/**
 * How the milestones stand: most are done, some a little late; of the others some are at risk,
 * late, put off or given up, and of one nobody has said anything.
 */
@ApplicationScoped
class SampleMilestones {

  private static final String MADE_UP = "Made up for the demonstration: ";
  private static final int DAYS_SINCE_REPORT = 12;

  /** They are done when every library has its profile, or its target, and not before. */
  private static final Set<String> FOLLOWING = Set.of("2.3-place-data-m1", "2.3-place-data-m2");

  private final ActionPlan plan;
  private final UpdateMilestone updateMilestone;

  SampleMilestones(ActionPlan plan, UpdateMilestone updateMilestone) {
    this.plan = plan;
    this.updateMilestone = updateMilestone;
  }

  private record Owned(ActionPlan.Milestone milestone, String owner) {}

  void tell(SampleYear year) {
    var lead = year.people().named("strategy-lead").signedIn();
    var all =
        plan.priorities()
            .flatMap(
                priority ->
                    priority.milestones().stream()
                        .map(each -> new Owned(each, SampleRegister.owner(priority))))
            .toList();
    // Nobody has said anything of the last one.
    for (var number = 0; number < all.size() - 1; number++) {
      tell(year, number, all.get(number), lead);
    }
  }

  private void tell(SampleYear year, int number, Owned owned, SignedIn lead) {
    var owner = owned.owner();
    var milestone = owned.milestone();
    var today = year.today();
    var isAtRisk = number % 10 == 3;
    if (isAtRisk) {
      SampleTargets.moveToAgreement(year);
      var agreed = on(owner, MilestoneStatus.ON_TRACK, today.plusDays(5), "agreed");
      updateMilestone.update(milestone.id(), 0, agreed, lead);
    }
    year.moveToDeskAfter(today, -DAYS_SINCE_REPORT);
    var typed =
        FOLLOWING.contains(milestone.id())
            ? on(owner, MilestoneStatus.ON_TRACK, today.plusDays(60), "libraries look at theirs")
            : reported(number, owner, milestone, today);
    updateMilestone.update(milestone.id(), isAtRisk ? 1 : 0, typed, lead);
  }

  private static MilestoneRequest reported(
      int number, String owner, ActionPlan.Milestone milestone, LocalDate today) {
    return switch (number % 10) {
      case 3 ->
          on(owner, MilestoneStatus.AT_RISK, today.plusDays(26), "a contractor delivers later");
      case 5 -> on(owner, MilestoneStatus.ON_TRACK, today.plusDays(60), "agreed");
      case 7 -> unusual(number, owner, milestone, today);
      case 9 -> on(owner, MilestoneStatus.NOT_STARTED, today.plusDays(95), "agreed");
      default -> done(number, owner, milestone);
    };
  }

  private static MilestoneRequest unusual(
      int number, String owner, ActionPlan.Milestone milestone, LocalDate today) {
    return switch (number / 10) {
      case 0 -> on(owner, MilestoneStatus.DEFERRED, today.plusDays(200), "funding comes next year");
      case 1 ->
          on(owner, MilestoneStatus.CANCELLED, milestone.baseline(), "another service does it now");
      default -> on(owner, MilestoneStatus.ON_TRACK, today.minusDays(number / 4), "agreed");
    };
  }

  private static MilestoneRequest on(
      String owner, MilestoneStatus state, LocalDate dueOn, String why) {
    return new MilestoneRequest(
        state.name(),
        dueOn.toString(),
        null,
        state == MilestoneStatus.AT_RISK
            ? MilestoneReport.Confidence.LOW.name()
            : MilestoneReport.Confidence.MEDIUM.name(),
        state == MilestoneStatus.CANCELLED ? null : "The " + owner + " reports to the next board",
        new OwnershipRequest(owner, "MONTH", null, null),
        MADE_UP + why);
  }

  private static MilestoneRequest done(int number, String owner, ActionPlan.Milestone milestone) {
    return new MilestoneRequest(
        MilestoneStatus.DONE.name(),
        milestone.baseline().toString(),
        milestone.baseline().plusDays(number * 7L % 50 - 10).toString(),
        null,
        null,
        new OwnershipRequest(owner, null, null, null),
        MADE_UP + "it was finished");
  }
}
