package throughline.tracker.plan.milestone;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.NextUpdate;
import throughline.tracker.plan.ownership.Ownership;

/**
 * A milestone with all that was known of it at the end of a day.
 *
 * @param versions everything that was entered, newest first; none if nobody has
 */
public record MilestoneView(
    ActionPlan.Priority priority,
    ActionPlan.Milestone milestone,
    List<Entry> versions,
    LocalDate day) {

  /** One version. */
  public record Entry(long version, MilestoneReport report, String reason, Instant at, String by) {}

  UUID key() {
    return UUID.nameUUIDFromBytes(milestone.id().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A date that it was to be done by.
   *
   * @param since when that was first said; empty for the plan's own
   * @param reason why it moved; empty for the plan's own
   */
  public record DateStep(LocalDate due, Optional<Instant> since, String reason, String by) {}

  static MilestoneView of(
      ActionPlan.Priority priority,
      ActionPlan.Milestone milestone,
      List<EntryVersion> versions,
      LocalDate day) {
    var entries = new ArrayList<Entry>();
    versions.forEach(version -> entries.add(0, entry(version)));
    return new MilestoneView(priority, milestone, entries, day);
  }

  private static Entry entry(EntryVersion version) {
    return new Entry(
        version.version(),
        MilestoneReport.of(version.body()),
        version.text("reason"),
        version.at(),
        version.by());
  }

  public MilestoneReport report() {
    return versions.isEmpty() ? MilestoneReport.ofPlan(milestone) : versions.get(0).report();
  }

  /** The last entry; null if there is none. */
  public Entry latest() {
    return versions.isEmpty() ? null : versions.get(0);
  }

  public long version() {
    return versions.isEmpty() ? 0 : versions.get(0).version();
  }

  public boolean isReportedAnew(String reason) {
    return report().state().isPresent() && !reason.equals(latest().reason());
  }

  public String id() {
    return milestone.id();
  }

  public MilestoneStatus status() {
    return report().statusOn(day);
  }

  public Ownership ownership() {
    return report().ownership();
  }

  public Optional<Slip> slip() {
    return status() == MilestoneStatus.NOT_REPORTED || status() == MilestoneStatus.CANCELLED
        ? Optional.empty()
        : Optional.of(Slip.of(milestone.baseline(), report(), day));
  }

  public String slipText() {
    return slip().map(Slip::words).orElse("Not known");
  }

  public List<DateStep> dates() {
    var steps = new ArrayList<DateStep>();
    steps.add(new DateStep(milestone.baseline(), Optional.empty(), "", ""));
    for (int i = versions.size() - 1; i >= 0; i--) {
      var entry = versions.get(i);
      if (!entry.report().dueOn().equals(steps.get(steps.size() - 1).due())) {
        steps.add(
            new DateStep(
                entry.report().dueOn(), Optional.of(entry.at()), entry.reason(), entry.by()));
      }
    }
    return steps;
  }

  public int moves() {
    return dates().size() - 1;
  }

  public String movesText() {
    return switch (moves()) {
      case 0 -> "Never moved";
      case 1 -> "Moved once";
      default -> "Moved %d times".formatted(moves());
    };
  }

  public LocalDate date() {
    return report().date();
  }

  public Period quarter() {
    return Period.quarter(date());
  }

  public String dateText() {
    return (report().doneOn() == null ? "Due by " : "Done on ") + London.date(date());
  }

  public Optional<NextUpdate> next() {
    return versions.isEmpty() || status().isOver()
        ? Optional.empty()
        : NextUpdate.after(London.dateOf(latest().at()), ownership());
  }

  public boolean isOverdue() {
    return next().filter(due -> due.isOverdue(day)).isPresent();
  }

  public String nextText() {
    return next().map(due -> London.date(due.due())).orElse("");
  }
}
