package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import throughline.platform.core.person.SignedIn;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
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
class MadeUpMilestones implements DemoPart {

  private static final String MADE_UP = "Made up for the demonstration: ";
  private static final int ROUND = 10;
  private static final int DAYS_SINCE_REPORT = 12;

  private final ActionPlan plan;
  private final UpdateMilestone updateMilestone;

  MadeUpMilestones(ActionPlan plan, UpdateMilestone updateMilestone) {
    this.plan = plan;
    this.updateMilestone = updateMilestone;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var lead = people.named("strategy-lead").signedIn();
    var stories = new ArrayList<DemoStory>();
    int number = 0;
    for (var priority : plan.priorities().toList()) {
      for (var milestone : priority.milestones()) {
        int mine = number++;
        stories.add(time -> tell(time, mine, priority, milestone, year, lead));
      }
    }
    // Nobody has said anything of the last one.
    return stories.subList(0, stories.size() - 1);
  }

  private void tell(
      DemoTime time,
      int number,
      ActionPlan.Priority priority,
      ActionPlan.Milestone milestone,
      DemoYear year,
      SignedIn lead) {
    var owner = MadeUpOwners.of(priority);
    var today = year.today();
    if (number % ROUND == 3) {
      time.moveTo(MadeUpDays.agreed(year));
      update(milestone, 0, on(owner, MilestoneStatus.ON_TRACK, today.plusDays(5), "agreed"), lead);
    }
    time.moveTo(MadeUpDays.after(today, -DAYS_SINCE_REPORT, year));
    switch (number % ROUND) {
      case 3 ->
          update(
              milestone,
              1,
              on(owner, MilestoneStatus.AT_RISK, today.plusDays(26), "a contractor delivers later"),
              lead);
      case 5 ->
          update(
              milestone,
              0,
              on(owner, MilestoneStatus.ON_TRACK, today.plusDays(60), "agreed"),
              lead);
      case 7 -> update(milestone, 0, unusual(number, owner, milestone, today), lead);
      case 9 ->
          update(
              milestone,
              0,
              on(owner, MilestoneStatus.NOT_STARTED, today.plusDays(95), "agreed"),
              lead);
      default -> update(milestone, 0, done(number, owner, milestone), lead);
    }
  }

  private static MilestoneRequest unusual(
      int number, String owner, ActionPlan.Milestone milestone, LocalDate today) {
    return switch (number / ROUND) {
      case 0 -> on(owner, MilestoneStatus.DEFERRED, today.plusDays(200), "funding comes next year");
      case 1 ->
          on(owner, MilestoneStatus.CANCELLED, milestone.baseline(), "another service does it now");
      default -> on(owner, MilestoneStatus.ON_TRACK, today.minusDays(number / 2), "agreed");
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

  private void update(
      ActionPlan.Milestone milestone, long seen, MilestoneRequest typed, SignedIn lead) {
    updateMilestone.update(milestone.id(), seen, typed, lead);
  }
}
