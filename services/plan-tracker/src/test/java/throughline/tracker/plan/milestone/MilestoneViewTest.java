package throughline.tracker.plan.milestone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.plan.ownership.Ownership;

/** What follows from the dates of a milestone, whatever anybody thinks of it. */
class MilestoneViewTest {

  private static final ActionPlan PLAN =
      ActionPlan.read(MilestoneViewTest.class.getResourceAsStream("/seeds/action-plan.yaml"));

  /** To be done by 30 September 2022. */
  private static final String ID = "1.1-m2";

  @Test
  void ofWhichNobodyHasReportedNothingIsSaid() {
    var view = view("2026-11-26");

    assertEquals(MilestoneStatus.NOT_REPORTED, view.status());
    assertEquals(LocalDate.of(2022, 9, 30), view.date());
    assertEquals("Not known", view.slipText());
    assertEquals(1, view.dates().size());
    assertFalse(view.isOverdue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ON_TRACK    | 2022-10-12 | 2022-10-12 | ON_TRACK    | 12 days later than the plan",
        "ON_TRACK    | 2022-10-12 | 2022-10-13 | LATE        | 13 days later than the plan, and"
            + " growing",
        "AT_RISK     | 2022-09-30 | 2022-09-01 | AT_RISK     | As planned",
        "NOT_STARTED | 2022-09-30 | 2022-10-01 | LATE        | 1 day later than the plan, and"
            + " growing",
        "DEFERRED    | 2023-09-30 | 2022-10-01 | DEFERRED    | 1 year later than the plan",
        "DEFERRED    | 2023-09-30 | 2023-10-01 | LATE        | 1 year later than the plan, and"
            + " growing",
        "ON_TRACK    | 2026-12-20 | 2026-11-26 | ON_TRACK    | 4 years 2 months later than the"
            + " plan",
        "ON_TRACK    | 2022-06-30 | 2022-06-01 | ON_TRACK    | 3 months earlier than the plan",
        "ON_TRACK    | 2022-06-30 | 2022-07-31 | LATE        | The plan’s date has not passed",
        "ON_TRACK    | 2022-06-30 | 2022-09-30 | LATE        | The plan’s date has not passed",
        "ON_TRACK    | 2022-06-30 | 2022-10-01 | LATE        | 1 day later than the plan, and"
            + " growing",
        "DEFERRED    | 2022-11-29 | 2022-10-01 | DEFERRED    | 60 days later than the plan",
        "DEFERRED    | 2022-11-30 | 2022-10-01 | DEFERRED    | 61 days later than the plan",
        "DEFERRED    | 2023-02-28 | 2022-10-01 | DEFERRED    | 5 months later than the plan",
        "DEFERRED    | 2023-02-27 | 2022-10-01 | DEFERRED    | 4 months later than the plan",
        "CANCELLED   | 2022-09-30 | 2026-01-01 | CANCELLED   | Not known",
      })
  void lateIsWorkedOutAndSoIsTheSlip(
      String state, String dueOn, String day, MilestoneStatus status, String slip) {
    var view = view(day, report(state, dueOn, null));

    assertEquals(status, view.status());
    assertEquals(slip, view.slipText());
  }

  @Test
  void whatIsDoneIsMeasuredByTheDayOnWhichItWas() {
    var view = view("2026-11-26", report("DONE", "2022-10-12", "2022-09-20"));

    assertEquals(MilestoneStatus.DONE, view.status());
    assertEquals("10 days earlier than the plan", view.slipText());
    assertEquals("Done on 20 September 2022", view.dateText());
    assertEquals("2022/23 Q2 (Jul–Sep 2022)", view.quarter().label());
  }

  @Test
  void everyDateStaysInTheOrderInWhichItWasSaid() {
    var view =
        view(
            "2022-10-01",
            report("ON_TRACK", "2022-09-30", null),
            report("AT_RISK", "2022-10-31", null),
            report("AT_RISK", "2022-10-31", null),
            report("ON_TRACK", "2022-10-15", null));

    assertEquals(
        List.of("2022-09-30", "2022-10-31", "2022-10-15"),
        view.dates().stream().map(step -> step.due().toString()).toList());
    assertEquals("Moved 2 times", view.movesText());
  }

  @Test
  void newsIsDueByTheDayThatWasGivenOrElseInThePeriodAfter() {
    var monthly = report("ON_TRACK", "2030-09-30", null, Frequency.MONTH, null);
    assertEquals("28 February 2026", view("2026-02-28", monthly).nextText());
    assertFalse(view("2026-02-28", monthly).isOverdue());
    assertTrue(view("2026-03-01", monthly).isOverdue());

    var given = report("ON_TRACK", "2030-09-30", null, Frequency.MONTH, "2026-05-05");
    assertFalse(view("2026-05-05", given).isOverdue());
    assertTrue(view("2026-05-06", given).isOverdue());

    var sameDay = report("ON_TRACK", "2030-09-30", null, Frequency.MONTH, "2026-01-10");
    assertTrue(view("2026-01-11", sameDay).isOverdue());
    var passed = report("ON_TRACK", "2030-09-30", null, Frequency.MONTH, "2026-01-09");
    assertEquals("28 February 2026", view("2026-01-10", passed).nextText(), "this is the news");
    var never = report("ON_TRACK", "2030-09-30", null, null, "2026-01-09");
    assertFalse(view("2030-01-01", never).isOverdue(), "nobody said when there is more");

    var done = report("DONE", "2022-09-30", "2022-09-30", Frequency.MONTH, "2026-05-05");
    assertFalse(view("2030-01-01", done).isOverdue(), "nothing more is to be said");
  }

  private static MilestoneReport report(String state, String dueOn, String doneOn) {
    return report(state, dueOn, doneOn, null, null);
  }

  private static MilestoneReport report(
      String state, String dueOn, String doneOn, Frequency often, String nextUpdate) {
    return new MilestoneReport(
        Optional.of(MilestoneStatus.valueOf(state)),
        LocalDate.parse(dueOn),
        doneOn == null ? null : LocalDate.parse(doneOn),
        null,
        "",
        new Ownership(
            "Head of Libraries",
            often,
            nextUpdate == null ? null : LocalDate.parse(nextUpdate),
            ""));
  }

  /** Each was entered in January 2026. */
  private static MilestoneView view(String day, MilestoneReport... reports) {
    var versions =
        IntStream.iterate(reports.length - 1, i -> i >= 0, i -> i - 1)
            .mapToObj(
                i ->
                    new EntryVersion<>(
                        ID,
                        i + 1L,
                        reports[i],
                        reports[i].fact(ID, i, "because").body(),
                        Instant.parse("2026-01-10T10:00:00Z"),
                        "Lee",
                        ""))
            .toList();
    var priority = PLAN.priorityOfMilestone(ID).orElseThrow();
    var milestone =
        priority.milestones().stream().filter(m -> m.id().equals(ID)).findFirst().orElseThrow();
    return new MilestoneView(
        priority, milestone, new EntryHistory<>(versions), LocalDate.parse(day));
  }
}
