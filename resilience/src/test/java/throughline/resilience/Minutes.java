package throughline.resilience;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import throughline.client.ApiRequest;

/**
 * Minutes of this financial year that one person can log without being asked why: one of each of
 * the last days, then another of each, and none that touches another.
 */
final class Minutes {
  private static final String LIBRARY = "HEAD";
  private static final LocalTime FIRST = LocalTime.of(6, 0);
  private static final int MOST_OF_A_DAY = 400;
  private static final int MOST_DAYS = 30;

  private final LocalDate today;
  private final int days;

  Minutes(LocalDate today) {
    this.today = today;
    LocalDate began = LocalDate.of(today.getYear(), Month.APRIL, 1);
    LocalDate year = began.isAfter(today) ? began.minusYears(1) : began;
    this.days = (int) Math.min(MOST_DAYS, ChronoUnit.DAYS.between(year, today));
  }

  int ofOnePerson() {
    return days * MOST_OF_A_DAY;
  }

  /** How many people that many minutes take, each of whom gives all of theirs. */
  int peopleFor(int number) {
    return (number + ofOnePerson() - 1) / ofOnePerson();
  }

  ApiRequest worked(int number) {
    LocalTime start = FIRST.plusMinutes(2L * (number / days));
    return ApiRequest.logHours(
        LIBRARY, today.minusDays(1 + number % days), start, start.plusMinutes(Job.MINUTES));
  }
}
