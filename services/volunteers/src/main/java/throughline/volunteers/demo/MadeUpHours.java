package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import throughline.contracts.places.Library;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoPerson;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;

/**
 * A year of volunteering: a few people at a village library, a dozen at a large one, more of them
 * in the weeks of the Summer Reading Challenge. Each library is a story of its own.
 */
@ApplicationScoped
class MadeUpHours implements DemoPart {

  /** How likely somebody comes on a day when the library is open. */
  private static final double COMES = 0.11;

  private static final Map<Month, Double> SEASON =
      Map.of(
          Month.JULY, 1.45,
          Month.AUGUST, 1.65,
          Month.DECEMBER, 0.7,
          Month.JANUARY, 0.85,
          Month.APRIL, 0.9);

  /** How many give time at the larger libraries. */
  private static final Map<String, Integer> VOLUNTEERS =
      Map.ofEntries(
          Map.entry("WEST", 14),
          Map.entry("BANB", 11),
          Map.entry("ABIN", 9),
          Map.entry("BICE", 8),
          Map.entry("DIDC", 8),
          Map.entry("WITN", 8),
          Map.entry("COWL", 7),
          Map.entry("HEAD", 7),
          Map.entry("SUMM", 6),
          Map.entry("HENL", 6),
          Map.entry("THAM", 6),
          Map.entry("KIDL", 5),
          Map.entry("WANT", 5),
          Map.entry("CHIP", 5),
          Map.entry("WOOK", 4),
          Map.entry("WALL", 4));

  private static final int IN_A_VILLAGE = 2;

  private final DemoLibraryYear libraryYear;

  MadeUpHours(DemoLibraryYear libraryYear) {
    this.libraryYear = libraryYear;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var stories = new ArrayList<DemoStory>();
    var number = 0;
    for (var library : Library.seed()) {
      var volunteers = volunteers(library.code(), number, people);
      number += volunteers.size();
      var coordinator = coordinator(library.code(), people);
      var shifts = shifts(year, library.code(), volunteers);
      stories.add(time -> libraryYear.tell(year, shifts, coordinator, time, tally));
    }
    return stories;
  }

  private static List<DemoPerson> volunteers(String library, int first, DemoPeople people) {
    var volunteers = new ArrayList<DemoPerson>();
    switch (library) {
      case "HEAD" -> volunteers.add(people.named("volunteer"));
      case "COWL" -> volunteers.add(people.named("volunteer-and-coordinator"));
      default -> {}
    }
    for (var i = 0; i < VOLUNTEERS.getOrDefault(library, IN_A_VILLAGE); i++) {
      volunteers.add(people.madeUp("volunteer", first + i));
    }
    return volunteers;
  }

  private static DemoPerson coordinator(String library, DemoPeople people) {
    return switch (library) {
      case "COWL", "HEAD" -> people.named("volunteer-coordinator");
      default -> people.named("county-coordinator");
    };
  }

  /** In the order in which they are handed in. */
  private static List<MadeUpShift> shifts(
      DemoYear year, String library, List<DemoPerson> volunteers) {
    var shifts = new ArrayList<MadeUpShift>();
    for (var volunteer : volunteers) {
      var random = year.random("volunteer", library, volunteer.username());
      for (var day : year.days()) {
        var comes = COMES * SEASON.getOrDefault(day.getMonth(), 1.0);
        if (isOpen(day) && year.about(comes, random) > 0) {
          shifts.add(MadeUpShift.of(volunteer, library, day, random));
        }
      }
    }
    shifts.sort(Comparator.comparing(MadeUpShift::loggedAt));
    return shifts;
  }

  private static boolean isOpen(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SUNDAY && !DemoYear.isChristmas(day);
  }
}
