package throughline.tracker.plan.milestone;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

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
    var between = Period.between(from.plusDays(1), to.plusDays(1));
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
