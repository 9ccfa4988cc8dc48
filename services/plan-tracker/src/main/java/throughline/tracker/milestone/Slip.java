package throughline.tracker.milestone;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How far a milestone is from the plan's date: by its dates alone, whatever anybody thinks of it.
 *
 * @param days later than the plan; negative for earlier
 * @param isGrowing whether its date has passed, so that each day adds one
 */
public record Slip(long days, boolean isGrowing) {

  static Slip of(LocalDate baseline, MilestoneReport report, LocalDate day) {
    if (report.statusOn(day) == MilestoneStatus.LATE) {
      return new Slip(ChronoUnit.DAYS.between(baseline, day), true);
    }
    return new Slip(ChronoUnit.DAYS.between(baseline, report.date()), false);
  }

  /** "As planned", "12 days later than the plan, and growing". */
  public String words() {
    if (days == 0) {
      return "As planned";
    }
    var amount = Math.abs(days) == 1 ? "1 day" : "%,d days".formatted(Math.abs(days));
    return amount
        + (days > 0 ? " later" : " earlier")
        + " than the plan"
        + (isGrowing ? ", and growing" : "");
  }
}
