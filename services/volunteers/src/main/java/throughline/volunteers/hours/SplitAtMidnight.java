package throughline.volunteers.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;
import throughline.platform.core.time.London;

/**
 * Attributes minutes to local days, so that a night over 31 March falls into both financial years.
 * It works on instants: the night when the clocks change has an hour less or more.
 */
final class SplitAtMidnight {

  private SplitAtMidnight() {}

  static List<DayWorked> split(Instant start, Instant end) {
    var days = new ArrayList<DayWorked>();
    var from = start;
    while (from.isBefore(end)) {
      var day = London.dateOf(from);
      var until = earlier(midnightAfter(day), end);
      days.add(new DayWorked(day, Math.toIntExact(Duration.between(from, until).toMinutes())));
      from = until;
    }
    return List.copyOf(days);
  }

  private static Instant midnightAfter(LocalDate day) {
    return day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
