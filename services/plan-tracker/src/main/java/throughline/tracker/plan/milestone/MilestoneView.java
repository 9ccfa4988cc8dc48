package throughline.tracker.plan.milestone;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.NextUpdate;
import throughline.tracker.plan.ownership.Ownership;

/** A milestone with all that was known of it at the end of a day. */
public record MilestoneView(
    ActionPlan.Priority priority,
    ActionPlan.Milestone milestone,
    EntryHistory<MilestoneReport> history,
    LocalDate day) {

  UUID key() {
    return UUID.nameUUIDFromBytes(milestone.id().getBytes(StandardCharsets.UTF_8));
  }

  public record DateStep(LocalDate due, Optional<EntryVersion<MilestoneReport>> said) {}

  public MilestoneReport report() {
    return history.last().map(EntryVersion::said).orElse(MilestoneReport.ofPlan(milestone));
  }

  /** The last entry; null if there is none. */
  public EntryVersion<MilestoneReport> latest() {
    return history.latest();
  }

  public long version() {
    return history.version();
  }

  public boolean isReportedAnew(String reason) {
    return report().state().isPresent() && !reason.equals(latest().reason());
  }

  public String id() {
    return milestone.id();
  }

  public boolean isFollowingFromProfiles() {
    return ProfileMilestones.follows(id());
  }

  /** What follows from profiles is done when they say so, and not because somebody does. */
  public void refuseDoneTooEarly(Fields fields, MilestoneReport said) {
    if (isFollowingFromProfiles()
        && ProfileMilestones.isDone(said)
        && !ProfileMilestones.isDone(report())) {
      fields.reject(
          "state", "It is done by itself when all libraries have it: see Profiles of libraries");
    }
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
    steps.add(new DateStep(milestone.baseline(), Optional.empty()));
    for (var version : history.oldestFirst()) {
      var due = version.said().dueOn();
      if (!due.equals(steps.get(steps.size() - 1).due())) {
        steps.add(new DateStep(due, Optional.of(version)));
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
    return history
        .last()
        .filter(last -> !status().isOver())
        .flatMap(last -> NextUpdate.after(last.day(), ownership()));
  }

  public boolean isOverdue() {
    return next().filter(due -> due.isOverdue(day)).isPresent();
  }

  public String nextText() {
    return next().map(due -> London.date(due.due())).orElse("");
  }

  /**
   * How far a milestone is from the plan's date: by its dates alone, whatever anybody thinks of it.
   */
  public record Slip(LocalDate planned, LocalDate date, boolean isGrowing) {

    private static final int FEW_DAYS = 62;

    static Slip of(LocalDate planned, MilestoneReport report, LocalDate day) {
      return report.statusOn(day) == MilestoneStatus.LATE
          ? new Slip(planned, day, true)
          : new Slip(planned, report.date(), false);
    }

    public long days() {
      return ChronoUnit.DAYS.between(planned, date);
    }

    public String words() {
      long days = days();
      if (isGrowing && days <= 0) {
        return "The plan’s date has not passed";
      }
      if (days == 0) {
        return "As planned";
      }
      return (Math.abs(days) < FEW_DAYS ? counted(Math.abs(days), "day") : yearsAndMonths())
          + (days > 0 ? " later" : " earlier")
          + " than the plan"
          + (isGrowing ? ", and growing" : "");
    }

    /** From the end of a month to the end of another are whole months, however long the two are. */
    private String yearsAndMonths() {
      var from = planned.isBefore(date) ? planned : date;
      var to = planned.isBefore(date) ? date : planned;
      var between = java.time.Period.between(from.plusDays(1), to.plusDays(1));
      var words = new ArrayList<String>();
      if (between.getYears() > 0) {
        words.add(counted(between.getYears(), "year"));
      }
      if (between.getMonths() > 0) {
        words.add(counted(between.getMonths(), "month"));
      }
      return String.join(" ", words);
    }

    private static String counted(long number, String unit) {
      return number + " " + unit + (number == 1 ? "" : "s");
    }
  }
}
