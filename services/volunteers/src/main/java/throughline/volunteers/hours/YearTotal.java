package throughline.volunteers.hours;

import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.volunteers.hours.HoursEntries.StatusAndTime;

/**
 * Minutes of a financial year, which runs from 1 April to 31 March.
 *
 * @param firstYear the calendar year in which it begins
 */
record YearTotal(int firstYear, int approvedMinutes, int waitingMinutes) {

  static List<YearTotal> of(List<StatusAndTime> entries) {
    var years = new TreeMap<Integer, YearTotal>(Comparator.reverseOrder());
    for (var entry : entries) {
      for (var day : entry.worked().days()) {
        var total = of(entry.status(), day);
        years.merge(total.firstYear(), total, YearTotal::plus);
      }
    }
    return List.copyOf(years.values());
  }

  /** "2026 to 2027". */
  public String label() {
    return firstYear + " to " + (firstYear + 1);
  }

  private static YearTotal of(Status status, DayWorked day) {
    return status == Status.APPROVED
        ? new YearTotal(firstYearOf(day.date()), day.minutes(), 0)
        : new YearTotal(firstYearOf(day.date()), 0, day.minutes());
  }

  private YearTotal plus(YearTotal other) {
    return new YearTotal(
        firstYear, approvedMinutes + other.approvedMinutes, waitingMinutes + other.waitingMinutes);
  }

  private static int firstYearOf(LocalDate date) {
    return date.getMonthValue() < Month.APRIL.getValue() ? date.getYear() - 1 : date.getYear();
  }
}
