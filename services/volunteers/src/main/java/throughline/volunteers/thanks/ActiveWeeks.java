package throughline.volunteers.thanks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import throughline.platform.core.time.London;

/**
 * The weeks, from Monday to Sunday, in which somebody gave time, as the Duke of Edinburgh's Award
 * asks: an hour a week on average, in which weeks without any, such as holidays, do not count.
 *
 * @param active how many weeks have time
 * @param gaps the weeks without any between the first and the last that have
 */
record ActiveWeeks(int minutes, int active, List<Span> gaps) {
  private static final int HOUR = 60;
  private static final int DAYS = 7;

  static ActiveWeeks of(Map<LocalDate, Integer> minutesByDay) {
    var weeks = new TreeMap<LocalDate, Integer>();
    minutesByDay.forEach((day, minutes) -> weeks.merge(monday(day), minutes, Integer::sum));
    var gaps = new ArrayList<Span>();
    LocalDate expected = null;
    for (var week : weeks.keySet()) {
      if (expected != null && week.isAfter(expected)) {
        gaps.add(new Span(expected, week.minusDays(1)));
      }
      expected = week.plusDays(DAYS);
    }
    return new ActiveWeeks(
        weeks.values().stream().mapToInt(Integer::intValue).sum(), weeks.size(), List.copyOf(gaps));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Whole minutes of an active week, rounded down: nobody is credited with more than they gave. */
  public int average() {
    return active == 0 ? 0 : minutes / active;
  }

  public boolean isAnHourAWeek() {
    return active > 0 && minutes >= HOUR * active;
  }

  public String averageWords() {
    return London.hours(average());
  }
}
