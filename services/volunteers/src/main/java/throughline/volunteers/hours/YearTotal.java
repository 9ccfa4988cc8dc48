package throughline.volunteers.hours;

import java.time.Month;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import throughline.volunteers.hours.MonthTotals.MonthTotal;

/**
 * Minutes of a financial year, which runs from 1 April to 31 March.
 *
 * @param firstYear the calendar year in which it begins
 */
record YearTotal(int firstYear, int approvedMinutes, int waitingMinutes) {

  static List<YearTotal> of(List<MonthTotal> months) {
    var years = new TreeMap<Integer, YearTotal>(Comparator.reverseOrder());
    months.stream()
        .map(YearTotal::of)
        .filter(total -> total.approvedMinutes() + total.waitingMinutes() > 0)
        .forEach(total -> years.merge(total.firstYear(), total, YearTotal::plus));
    return List.copyOf(years.values());
  }

  /** "2026 to 2027". */
  public String label() {
    return firstYear + " to " + (firstYear + 1);
  }

  private static YearTotal of(MonthTotal of) {
    return new YearTotal(firstYearOf(of.month()), of.approvedMinutes(), of.waitingMinutes());
  }

  private YearTotal plus(YearTotal other) {
    return new YearTotal(
        firstYear, approvedMinutes + other.approvedMinutes, waitingMinutes + other.waitingMinutes);
  }

  private static int firstYearOf(YearMonth month) {
    return month.getMonthValue() < Month.APRIL.getValue() ? month.getYear() - 1 : month.getYear();
  }
}
