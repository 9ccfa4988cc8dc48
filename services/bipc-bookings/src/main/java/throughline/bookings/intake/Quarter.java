package throughline.bookings.intake;

import java.time.LocalDate;

/** A quarter of the calendar and of the financial year, in local days. */
public record Quarter(LocalDate first) {
  private static final int MONTHS = 3;

  public static Quarter of(LocalDate day) {
    return new Quarter(day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % MONTHS));
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
}
