package throughline.tracker.plan.milestone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.platform.core.paging.PageRequest;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.plan.ownership.Ownership;

/** The list opens on what needs somebody and what is next, and not on the plan's first year. */
class MilestoneTimelineTest {

  private static final ActionPlan PLAN =
      ActionPlan.read(MilestoneTimelineTest.class.getResourceAsStream("/seeds/action-plan.yaml"));
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");

  @Test
  void whatIsLateComesFirstThenWhatIsNextAndWhatIsOverLast() {
    var timeline =
        timeline(
            report("DONE", "2023-05-01"),
            report("ON_TRACK", "2027-03-01"),
            report("ON_TRACK", "2026-11-20"),
            report("AT_RISK", "2026-12-26"),
            report("DONE", "2025-05-01"),
            null);

    assertEquals(
        List.of(
            "Late 2026-11-20",
            "2026/27 Q3 (Oct–Dec 2026) 2026-12-26",
            "2026/27 Q4 (Jan–Mar 2027) 2027-03-01",
            "Not reported, and the plan’s date has passed " + plansDate(5),
            "Done or cancelled, 2025/26 Q1 (Apr–Jun 2025) 2025-05-01",
            "Done or cancelled, 2023/24 Q1 (Apr–Jun 2023) 2023-05-01"),
        timeline.sections().stream()
            .map(
                section ->
                    section.heading()
                        + section.milestones().stream()
                            .map(view -> " " + view.date())
                            .collect(Collectors.joining()))
            .toList());
  }

  @Test
  void thePictureSaysHowManyAreHowAndWhatIsNext() {
    var timeline = timeline(report("AT_RISK", "2026-12-26"), report("DONE", "2023-05-01"));
    assertTrue(
        timeline.sentence().startsWith("2 milestones by quarter: 1 at risk, 1 done. Next: "),
        timeline.sentence());
    assertTrue(timeline.sentence().endsWith(", by 26 December 2026."), timeline.sentence());
    assertEquals(
        "[amber 1 at risk /milestones?state=AT_RISK&knownAt=2026-11-24, done 1 done"
            + " /milestones?state=DONE&knownAt=2026-11-24]",
        timeline.parts("&knownAt=" + DAY).stream()
            .map(p -> "%s %d %s %s".formatted(p.tone(), p.count(), p.label(), p.href()))
            .toList()
            .toString());
    assertEquals(2, timeline.drawing(DAY).steps().size());
  }

  private static LocalDate plansDate(int position) {
    return milestones().get(position).baseline();
  }

  private static List<ActionPlan.Milestone> milestones() {
    return PLAN.priorities().flatMap(priority -> priority.milestones().stream()).toList();
  }

  private static MilestoneTimeline timeline(MilestoneReport... reports) {
    var views = new ArrayList<MilestoneView>();
    for (int i = 0; i < reports.length; i++) {
      var milestone = milestones().get(i);
      views.add(
          new MilestoneView(
              PLAN.priorityOfMilestone(milestone.id()).orElseThrow(),
              milestone,
              history(milestone.id(), reports[i]),
              DAY));
    }
    return MilestoneTimeline.of(
        PLAN, views, MilestoneTimeline.Filter.of("", "", ""), PageRequest.linked(null, null));
  }

  private static EntryHistory<MilestoneReport> history(String id, MilestoneReport report) {
    return report == null
        ? EntryHistory.none()
        : new EntryHistory<>(
            List.of(
                new EntryVersion<>(
                    id,
                    1L,
                    report,
                    report.fact(id, 0, "because").body(),
                    Instant.parse("2026-01-10T10:00:00Z"),
                    "Lee",
                    "")));
  }

  private static MilestoneReport report(String state, String on) {
    var date = LocalDate.parse(on);
    return new MilestoneReport(
        Optional.of(MilestoneStatus.valueOf(state)),
        date,
        state.equals("DONE") ? date : null,
        null,
        "",
        new Ownership("Head of Libraries", null, null, ""));
  }
}
