package throughline.tracker.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import throughline.platform.demo.DemoYear;
import throughline.tracker.figure.Period;

/** When people in the made-up year sit down to enter something: never in the future. */
final class MadeUpDays {

  private static final LocalTime DESK = LocalTime.of(10, 0);
  private static final LocalTime EARLY = LocalTime.of(0, 1);
  private static final int DAYS_TO_AGREE = 8;

  private MadeUpDays() {}

  /** When targets and owners of the financial year are agreed. */
  static Instant agreed(DemoYear year) {
    return after(Period.financialYear(year.today()).from(), DAYS_TO_AGREE, year);
  }

  /** So many days after a day, or early today where that is still to come. */
  static Instant after(LocalDate day, int days, DemoYear year) {
    var wanted = day.plusDays(days);
    if (!wanted.isBefore(year.today())) {
      return DemoYear.at(year.today(), EARLY);
    }
    return DemoYear.at(wanted.isBefore(year.firstDay()) ? year.firstDay() : wanted, DESK);
  }
}
