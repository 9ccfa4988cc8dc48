package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;
import throughline.volunteers.demo.TakeOn.Newcomer;
import throughline.volunteers.rota.EditShifts;
import throughline.volunteers.rota.ShiftRequest;
import throughline.volunteers.rota.SignUp;

/**
 * The Summer Reading Challenge: in the six weeks of the holidays young people, and one adult, help
 * at some libraries in shifts that they sign up for.
 */
@ApplicationScoped
class TellSummer {
  private static final String ROLE = "summer-reading";
  private static final List<String> LIBRARIES = List.of("WEST", "BANB", "DIDC", "WITN");
  private static final List<Integer> AGES = List.of(14, 15, 15, 16, 17, 41);
  private static final int FIRST_DAY = 18;
  private static final int WEEKS = 6;
  private static final int DAYS_OPEN = 30;
  private static final LocalTime AT = LocalTime.of(9, 10);
  private static final LocalTime STARTS = LocalTime.of(10, 0);
  private static final LocalTime ENDS = LocalTime.of(13, 0);
  private static final int PLACES = 3;
  private static final int SIGNED_UP_PERCENT = 55;

  private final TakeOn takeOn;
  private final EveryoneCame everyoneCame;
  private final EditShifts editShifts;
  private final SignUp signUp;

  TellSummer(TakeOn takeOn, EveryoneCame everyoneCame, EditShifts editShifts, SignUp signUp) {
    this.takeOn = takeOn;
    this.everyoneCame = everyoneCame;
    this.editShifts = editShifts;
    this.signUp = signUp;
  }

  void tell(SampleYear year) {
    var begins = begins(year);
    if (begins.minusDays(DAYS_OPEN).isBefore(year.firstDay())) {
      return;
    }
    for (var i = 0; i < LIBRARIES.size(); i++) {
      tell(year, begins, LIBRARIES.get(i), i);
    }
  }

  /** Of the last summer that is over, as far as the year goes back. */
  private static LocalDate begins(SampleYear year) {
    var thisYears = LocalDate.of(year.today().getYear(), Month.JULY, FIRST_DAY);
    return thisYears.plusWeeks(WEEKS).isBefore(year.today()) ? thisYears : thisYears.minusYears(1);
  }

  private void tell(SampleYear year, LocalDate begins, String library, int number) {
    var staff = year.people().madeUp("summer-desk", number).signedIn();
    var random = year.random("summer", library);
    year.moveTo(begins.minusDays(DAYS_OPEN), AT);
    var helpers =
        IntStream.range(0, AGES.size())
            .mapToObj(i -> helper(year, begins, library, number * AGES.size() + i))
            .toList();
    helpers.forEach(each -> takeOn.takeOn(each, staff));
    var days =
        IntStream.range(0, WEEKS * 7)
            .mapToObj(begins::plusDays)
            .filter(TellSummer::hasShift)
            .toList();
    var shifts =
        days.stream()
            .map(day -> editShifts.make(shift(library, day), staff, Places.of(library)))
            .toList();
    for (var shift : shifts) {
      var taken = 0;
      for (var helper : helpers) {
        if (taken < PLACES && random.nextInt(100) < SIGNED_UP_PERCENT) {
          signUp.signUp(shift, helper.person().signedIn());
          taken++;
        }
      }
    }
    for (var i = 0; i < days.size(); i++) {
      year.moveTo(days.get(i), ENDS.plusMinutes(10));
      everyoneCame.press(library, shifts.get(i), days.get(i), staff, random);
    }
    approve(year, library, shifts, days.get(days.size() - 1));
  }

  private void approve(SampleYear year, String library, List<UUID> shifts, LocalDate last) {
    SamplePerson county = year.people().named("county-coordinator");
    year.moveTo(last.plusDays(3), AT);
    shifts.forEach(shift -> everyoneCame.approve(library, shift, county, year));
  }

  private static boolean hasShift(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY;
  }

  private static Newcomer helper(SampleYear year, LocalDate begins, String library, int number) {
    var age = AGES.get(number % AGES.size());
    var born = begins.minusYears(age).minusDays(40 + number * 3L);
    var day = begins.minusDays(DAYS_OPEN);
    return new Newcomer(year.people().madeUp("summer", number), born, ROLE, library, day, day);
  }

  private static ShiftRequest shift(String library, LocalDate day) {
    return new ShiftRequest(
        library,
        ROLE,
        "Summer Reading Challenge",
        day.toString(),
        STARTS.toString(),
        ENDS.toString(),
        null,
        Integer.toString(PLACES),
        "24");
  }
}
