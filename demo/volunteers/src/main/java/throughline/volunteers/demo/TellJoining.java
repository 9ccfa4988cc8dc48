package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;
import throughline.volunteers.joining.ApplicationRequest;
import throughline.volunteers.joining.Apply;
import throughline.volunteers.joining.DecideApplication;

/** Somebody applies every other week; of the last weeks some wait for an answer. */
@ApplicationScoped
class TellJoining {
  private static final LocalTime APPLIED = LocalTime.of(20, 5);
  private static final LocalTime DECIDED = LocalTime.of(14, 30);
  private static final int DAYS_BETWEEN = 9;
  private static final int REJECTED_EVERY = 6;
  private static final String FULL =
      "Every place of this role is taken at the libraries that you chose. Please apply again in spring";

  private static final List<String> LIBRARIES =
      List.of("WEST", "BANB", "BICE", "HEAD", "COWL", "ABIN", "DIDC");

  private final Apply apply;
  private final DecideApplication decideApplication;

  TellJoining(Apply apply, DecideApplication decideApplication) {
    this.apply = apply;
    this.decideApplication = decideApplication;
  }

  void tell(SampleYear year) {
    var number = 0;
    for (var day = year.firstDay().plusDays(DAYS_BETWEEN);
        day.isBefore(year.today());
        day = day.plusDays(DAYS_BETWEEN)) {
      tell(year, day, number++);
    }
  }

  private void tell(SampleYear year, LocalDate day, int number) {
    var random = year.random("applicant", number);
    var person = year.people().madeUp("applicant", number).signedIn();
    var library = LIBRARIES.get(number % LIBRARIES.size());
    var typed = new ApplicationRequest("digital-helper", List.of(library), "FROM_25", null, null);
    year.moveTo(day, APPLIED);
    var id = apply.apply(typed, person, Optional.empty());
    var decided = day.plusDays(4L + random.nextInt(14));
    if (decided.isBefore(year.today())) {
      year.moveTo(decided, DECIDED);
      var county = year.people().named("county-coordinator").signedIn();
      if (number % REJECTED_EVERY == REJECTED_EVERY - 1) {
        decideApplication.reject(id, null, FULL, county, Places.everywhere());
      } else {
        decideApplication.accept(id, null, null, county, Places.everywhere());
      }
    }
  }
}
