package throughline.bookings.session;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;

/** How often a session comes again. */
enum Every {
  WEEK("Every week"),
  FORTNIGHT("Every two weeks"),
  MONTH("Every month, on the same weekday of it");

  private static final int DAYS_OF_WEEK = 7;

  /** The fifth of a weekday is not in every month; it stands for the last. */
  private static final int LAST = 5;

  private final String words;

  Every(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** The start after so many turns, at the same time of the day. */
  LocalDateTime after(LocalDateTime first, int turns) {
    return switch (this) {
      case WEEK -> first.plusWeeks(turns);
      case FORTNIGHT -> first.plusWeeks(2L * turns);
      case MONTH -> inMonth(first, turns);
    };
  }

  private static LocalDateTime inMonth(LocalDateTime first, int turns) {
    var weekday = first.getDayOfWeek();
    var number = (first.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
    LocalDate month = first.toLocalDate().withDayOfMonth(1).plusMonths(turns);
    return day(month, weekday, number).atTime(first.toLocalTime());
  }

  private static LocalDate day(LocalDate month, DayOfWeek weekday, int number) {
    return month.with(
        number == LAST
            ? TemporalAdjusters.lastInMonth(weekday)
            : TemporalAdjusters.dayOfWeekInMonth(number, weekday));
  }
}
