package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import throughline.contracts.places.Library;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.platform.demo.Weighted;

/**
 * A year of registered births: of some 6,000 in the county, the families of a good six in ten take
 * a card for the child, and more of them as the year goes by.
 */
@ApplicationScoped
class MadeUpEnrolments implements DemoPart {

  private static final int FIRST_SERIAL = 10_000_000;
  private static final double BIRTHS_A_DAY = 6_000 / 252.0;
  private static final double TAKE_UP_AT_FIRST = 0.58;
  private static final double TAKE_UP_AT_LAST = 0.72;

  /** A little more than an average month's, at the end of summer, and less in winter. */
  private static final Map<Month, Double> SEASON =
      Map.of(
          Month.JANUARY, 0.92,
          Month.FEBRUARY, 0.94,
          Month.JULY, 1.05,
          Month.AUGUST, 1.06,
          Month.SEPTEMBER, 1.10,
          Month.OCTOBER, 1.08,
          Month.DECEMBER, 0.95);

  /** The large libraries; every other is as small as the next. */
  private static final Map<String, Integer> SIZES =
      Map.ofEntries(
          Map.entry("WEST", 14),
          Map.entry("BANB", 16),
          Map.entry("BICE", 11),
          Map.entry("ABIN", 12),
          Map.entry("DIDC", 12),
          Map.entry("WITN", 12),
          Map.entry("COWL", 9),
          Map.entry("HEAD", 8),
          Map.entry("BLAC", 6),
          Map.entry("KIDL", 6),
          Map.entry("CART", 6),
          Map.entry("THAM", 5),
          Map.entry("HENL", 5),
          Map.entry("WANT", 5),
          Map.entry("WALL", 4),
          Map.entry("SUMM", 4),
          Map.entry("CHIP", 3),
          Map.entry("FARI", 3));

  private final DemoRegistrations registrations;

  MadeUpEnrolments(DemoRegistrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var offices = MadeUpOffice.all(people);
    var stories = new ArrayList<DemoStory>();
    var serial = FIRST_SERIAL;
    for (var day : year.workingDays()) {
      for (var office : offices) {
        var families = families(year, day, office, serial);
        serial += families.size();
        stories.add(time -> registrations.tell(office, day, families, time, tally));
      }
    }
    return stories;
  }

  private static List<MadeUpFamily> families(
      DemoYear year, LocalDate day, MadeUpOffice office, int serial) {
    var random = year.random("enrolments", office.code(), day);
    var births = BIRTHS_A_DAY * office.percent() / 100 * SEASON.getOrDefault(day.getMonth(), 1.0);
    var count = year.about(births * takeUp(year, day), random);
    var libraries = Weighted.by(office.libraries(), MadeUpEnrolments::size);
    var families = new ArrayList<MadeUpFamily>();
    for (var i = 0; i < count; i++) {
      families.add(MadeUpFamily.of(serial + i, day, libraries.pick(random), random));
    }
    return families;
  }

  private static double takeUp(DemoYear year, LocalDate day) {
    var passed =
        (double) (day.toEpochDay() - year.firstDay().toEpochDay())
            / (year.today().toEpochDay() - year.firstDay().toEpochDay());
    return TAKE_UP_AT_FIRST + (TAKE_UP_AT_LAST - TAKE_UP_AT_FIRST) * passed;
  }

  private static int size(Library library) {
    return SIZES.getOrDefault(library.code(), 1);
  }
}
