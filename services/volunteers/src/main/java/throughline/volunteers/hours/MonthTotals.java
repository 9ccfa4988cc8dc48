package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import throughline.platform.database.Sql;
import throughline.volunteers.hours.MonthTotals.MonthTotal;

/**
 * A volunteer's own time that counts or may, added up by the database. Months of what was returned
 * or withdrawn are among them, with no minutes: the list has it.
 */
@ApplicationScoped
class MonthTotals {
  /**
   * Each month reads its own entries by the index of somebody's own list: those that begin in it,
   * and those that began so long before as an entry may last.
   */
  private static final String OWN =
      """
      WITH month AS MATERIALIZED (
        SELECT volunteer, month::date AS month, month AT TIME ZONE 'Europe/London' AS begins,
               (month + interval '1 month') AT TIME ZONE 'Europe/London' AS ends
          FROM (SELECT id AS volunteer FROM person WHERE subject = :subject) AS own
         CROSS JOIN LATERAL (
               SELECT min(started_at) AS first, max(started_at) + interval '<longest>' AS last
                 FROM hours_entry WHERE volunteer_id = volunteer) AS span
         CROSS JOIN generate_series(
               date_trunc('month', first AT TIME ZONE 'Europe/London'),
               last AT TIME ZONE 'Europe/London', interval '1 month') AS month)
      SELECT month, begun, coalesce(extract(epoch FROM approved) / 60, 0)::int AS approved,
             coalesce(extract(epoch FROM waiting) / 60, 0)::int AS waiting
        FROM month
       CROSS JOIN LATERAL (
             SELECT bool_or(started_at >= begins) AS begun,
                    sum(least(ended_at, ends) - greatest(started_at, begins))
                      FILTER (WHERE status = 'APPROVED') AS approved,
                    sum(least(ended_at, ends) - greatest(started_at, begins))
                      FILTER (WHERE status = 'SUBMITTED') AS waiting
               FROM hours_entry
              WHERE volunteer_id = volunteer
                AND started_at >= begins - interval '<longest>' AND started_at < ends
                AND ended_at > begins) AS given
       WHERE begun IS NOT NULL
       ORDER BY month DESC
      """
          .replace("<longest>", WorkedTime.LONGEST.toHours() + " hours");

  /**
   * Minutes of a month of the clock in London.
   *
   * @param begun whether an entry begins in it, and not only ends
   */
  record MonthTotal(YearMonth month, int approvedMinutes, int waitingMinutes, boolean begun) {}

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

    /** The one of this day, also if nothing was given in it. */
    static YearTotal at(LocalDate day, List<YearTotal> years) {
      var first = firstYearOf(YearMonth.from(day));
      return years.stream()
          .filter(each -> each.firstYear() == first)
          .findFirst()
          .orElse(new YearTotal(first, 0, 0));
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
          firstYear,
          approvedMinutes + other.approvedMinutes,
          waitingMinutes + other.waitingMinutes);
    }

    private static int firstYearOf(YearMonth month) {
      return month.getMonthValue() < Month.APRIL.getValue() ? month.getYear() - 1 : month.getYear();
    }
  }

  private record Row(LocalDate month, int approved, int waiting, boolean begun) {
    MonthTotal total() {
      return new MonthTotal(YearMonth.from(month), approved, waiting, begun);
    }
  }

  private final Sql sql;

  MonthTotals(Sql sql) {
    this.sql = sql;
  }

  /**
   * The months of a person's own, newest first. An entry over the end of a month is in both, with
   * the minutes of each.
   */
  List<MonthTotal> own(String subject) {
    return sql.of(OWN).bind("subject", subject).list(Row.class).stream().map(Row::total).toList();
  }
}
