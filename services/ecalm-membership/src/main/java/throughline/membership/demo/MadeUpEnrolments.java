package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;

/**
 * A year of registered births: of some 6,000 in the county, the families of a good six in ten take
 * a card for the child, and more of them as the year goes by.
 */
@ApplicationScoped
class MadeUpEnrolments implements DemoPart {

  private static final int FIRST_SERIAL = 10_000_000;

  private final DemoRegistrations registrations;

  MadeUpEnrolments(DemoRegistrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var days = days(year, people);
    var stories = new ArrayList<DemoStory>();
    for (var day : days) {
      DemoStory told = time -> registrations.tell(day, year.today(), time, tally);
      stories.add(told.sharing(day.shared()));
    }
    births(days)
        .forEach(
            (month, births) -> {
              if (month.last().isBefore(year.today())) {
                stories.add(
                    time -> registrations.sayBirths(month.office(), month.month(), births, time));
              }
            });
    return stories;
  }

  /** Every day of every office, as it is told. */
  static List<MadeUpDay> days(DemoYear year, DemoPeople people) {
    var offices = MadeUpOffice.all(people);
    var days = new ArrayList<MadeUpDay>();
    var serial = FIRST_SERIAL;
    for (var day : year.workingDays()) {
      for (var office : offices) {
        var made = MadeUpDay.of(year, office, day, serial);
        serial += made.families().size();
        days.add(made);
      }
    }
    return days;
  }

  private record OfficeMonth(MadeUpOffice office, YearMonth month) {
    LocalDate last() {
      return month.atEndOfMonth();
    }
  }

  private static Map<OfficeMonth, Integer> births(List<MadeUpDay> days) {
    var births = new LinkedHashMap<OfficeMonth, Integer>();
    for (var day : days) {
      births.merge(
          new OfficeMonth(day.office(), YearMonth.from(day.day())), day.births(), Integer::sum);
    }
    return births;
  }
}
