package throughline.tracker.plan.milestone;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/**
 * How far a milestone is from the plan's date: by its dates alone, whatever anybody thinks of it.
 *
 * @param planned the plan's date
 * @param date when it was done or is expected to be; the day that is looked at if that has passed
 * @param isGrowing whether its date has passed, so that each day adds one
 */
public record Slip(LocalDate planned, LocalDate date, boolean isGrowing) {

  /** Below, a reader counts days; above, months, of which so many days are always two. */
  private static final int FEW_DAYS = 62;

  static Slip of(LocalDate planned, MilestoneReport report, LocalDate day) {
    return report.statusOn(day) == MilestoneStatus.LATE
        ? new Slip(planned, day, true)
        : new Slip(planned, report.date(), false);
  }

  /** Later than the plan; negative for earlier. */
  public long days() {
    return ChronoUnit.DAYS.between(planned, date);
  }

  /** "As planned", "12 days later than the plan, and growing", "1 year 2 months later …". */
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
