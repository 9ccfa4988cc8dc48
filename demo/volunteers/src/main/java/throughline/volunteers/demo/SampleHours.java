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
import throughline.demo.SampleData;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;

/**
 * A year of volunteering: a few people at a village library, a dozen at a large one, more of them
 * in the weeks of the Summer Reading Challenge.
 */
@ApplicationScoped
class SampleHours implements SampleData {
  private static final double COMES = 0.075;

  private static final Map<Month, Double> SEASON =
      Map.of(
          Month.JULY, 1.45,
          Month.AUGUST, 1.65,
          Month.DECEMBER, 0.7,
          Month.JANUARY, 0.85,
          Month.APRIL, 0.9);

  private static final Map<String, Integer> VOLUNTEERS =
      SampleYear.sizes(
          """
          WEST 14, BANB 11, ABIN 9, BICE 8, DIDC 8, WITN 8, COWL 7, HEAD 7, SUMM 6,
          HENL 6, THAM 6, KIDL 5, WANT 5, CHIP 5, WOOK 4, WALL 4
          """);

  private static final int IN_A_VILLAGE = 2;

  private final TellLibrary tellLibrary;
  private final TellSlots tellSlots;
  private final TellSummer tellSummer;
  private final TellJoining tellJoining;
  private final TellVoice tellVoice;

  SampleHours(
      TellLibrary tellLibrary,
      TellSlots tellSlots,
      TellSummer tellSummer,
      TellJoining tellJoining,
      TellVoice tellVoice) {
    this.tellLibrary = tellLibrary;
    this.tellSlots = tellSlots;
    this.tellSummer = tellSummer;
    this.tellJoining = tellJoining;
    this.tellVoice = tellVoice;
  }

  @Override
  public void tell(SampleYear year) {
    var number = 0;
    for (var library : Library.seed()) {
      var volunteers = volunteers(library.code(), number, year.people());
      number += volunteers.size();
      tellLibrary.tell(
          year, shifts(year, library.code(), volunteers), coordinator(library.code(), year));
    }
    tellSlots.tell(year);
    tellSummer.tell(year);
    tellJoining.tell(year);
    tellVoice.tell(year);
  }

  private static List<SamplePerson> volunteers(String library, int first, SamplePeople people) {
    var volunteers = new ArrayList<SamplePerson>();
    if (library.equals("HEAD")) {
      volunteers.add(people.named("volunteer"));
    } else if (library.equals("COWL")) {
      volunteers.add(people.named("volunteer-and-coordinator"));
    }
    for (var i = 0; i < VOLUNTEERS.getOrDefault(library, IN_A_VILLAGE); i++) {
      volunteers.add(people.madeUp("volunteer", first + i));
    }
    return volunteers;
  }

  private static SamplePerson coordinator(String library, SampleYear year) {
    var isTheirs = library.equals("COWL") || library.equals("HEAD");
    return year.people().named(isTheirs ? "volunteer-coordinator" : "county-coordinator");
  }

  private static List<SampleShift> shifts(
      SampleYear year, String library, List<SamplePerson> volunteers) {
    var shifts = new ArrayList<SampleShift>();
    for (var volunteer : volunteers) {
      var random = year.random("volunteer", library, volunteer.username());
      for (var day : year.days()) {
        var comes = COMES * SEASON.getOrDefault(day.getMonth(), 1.0);
        if (isOpen(day) && year.about(comes, random) > 0) {
          shifts.add(SampleShift.of(volunteer, library, day, random));
        }
      }
    }
    shifts.sort(Comparator.comparing(SampleShift::loggedAt));
    return shifts;
  }

  private static boolean isOpen(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SUNDAY && !SampleYear.isChristmas(day);
  }
}
