package throughline.tracker.engine.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/**
 * The periods into which time is divided: for which a figure is reported by hand, and within which
 * a person counts once.
 */
public enum Frequency {
  @JsonProperty("month")
  MONTH(1),
  @JsonProperty("quarter")
  QUARTER(3),
  @JsonProperty("year")
  YEAR(12);

  private static final int FIRST_MONTH_OF_YEAR = 4;

  private final int months;

  Frequency(int months) {
    this.months = months;
  }

  public String words() {
    return this == YEAR ? "financial year" : name().toLowerCase(java.util.Locale.UK);
  }

  public LocalDate firstDay(LocalDate day) {
    int since = Math.floorMod(day.getMonthValue() - FIRST_MONTH_OF_YEAR, months);
    return day.withDayOfMonth(1).minusMonths(since);
  }

  public LocalDate dayAfter(LocalDate day) {
    return firstDay(day).plusMonths(months);
  }
}
