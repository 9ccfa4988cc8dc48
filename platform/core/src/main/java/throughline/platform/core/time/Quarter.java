package throughline.platform.core.time;

import java.time.LocalDate;
import java.time.Month;

/** A quarter of the calendar and of the financial year, in local days. */
public record Quarter(LocalDate first) {
  private static final int MONTHS = 3;

  /** The one that the day is in. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % MONTHS));
  }

  /** The last quarter of the financial year that the day is in. */
  public static Quarter lastOfYear(LocalDate day) {
    var year = day.getMonthValue() <= MONTHS ? day.getYear() : day.getYear() + 1;
    return new Quarter(LocalDate.of(year, Month.JANUARY, 1));
  }

  public Quarter before() {
    return new Quarter(first.minusMonths(MONTHS));
  }

  public LocalDate dayAfter() {
    return first.plusMonths(MONTHS);
  }

  public LocalDate last() {
    return dayAfter().minusDays(1);
  }

  /** As 2026-Q2. */
  public String code() {
    return "%d-Q%d".formatted(first.getYear(), (first.getMonthValue() + MONTHS - 1) / MONTHS);
  }
}
