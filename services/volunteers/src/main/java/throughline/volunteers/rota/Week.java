package throughline.volunteers.rota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** What takes place at one place from Monday to Sunday, and who comes. */
record Week(String place, String placeName, LocalDate from, List<Plan.Planned> planned) {
  record Day(LocalDate date, List<Plan.Planned> planned) {}

  static LocalDate mondayOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  public LocalDate to() {
    return from.plusDays(6);
  }

  public LocalDate before() {
    return from.minusWeeks(1);
  }

  public LocalDate after() {
    return from.plusWeeks(1);
  }

  /** Where somebody is missing, or all who come are young. */
  public List<Plan.Planned> gaps() {
    return planned.stream().filter(each -> each.missing() > 0 || each.withoutAdult()).toList();
  }

  public List<Day> days() {
    return Stream.iterate(from, day -> day.plusDays(1))
        .limit(7)
        .map(
            day ->
                new Day(
                    day,
                    planned.stream().filter(each -> each.occasion().day().equals(day)).toList()))
        .filter(day -> !day.planned().isEmpty())
        .toList();
  }
}
