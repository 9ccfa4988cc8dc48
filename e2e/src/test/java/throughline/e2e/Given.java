package throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.local.SuiteService;

/** What a test needs to find, made through the public APIs by the people whose work it is. */
final class Given {
  private final Suite suite;

  Given(Suite suite) {
    this.suite = suite;
  }

  /** Returns the id of a session. */
  String session(String title, ZonedDateTime start, int capacity) {
    return id(api("bipc-adviser", SuiteService.BOOKINGS).post(newSession(title, start, capacity)));
  }

  /** Returns the id of a booking. */
  String booking(Person entrepreneur, String session) {
    return id(suite.api(entrepreneur, SuiteService.BOOKINGS).post(ApiRequest.book(session)));
  }

  void attendance(String booking) {
    api("bipc-adviser", SuiteService.BOOKINGS).post(ApiRequest.attended(booking));
  }

  /** Somebody new who may log hours. */
  Person volunteer() {
    return accepted(suite.people().create("Volunteer", "volunteer"));
  }

  /** Has them apply, and a coordinator accept them. */
  Person accepted(Person person) {
    String application =
        id(suite.api(person, SuiteService.VOLUNTEERS).post(ApiRequest.apply("HEAD")));
    api("volunteer-coordinator", SuiteService.VOLUNTEERS).post(ApiRequest.accept(application));
    return person;
  }

  /** Returns the id of the entry. */
  String hours(Person volunteer) {
    return id(suite.api(volunteer, SuiteService.VOLUNTEERS).post(hoursWorked()));
  }

  void approval(String hours) {
    api("volunteer-coordinator", SuiteService.VOLUNTEERS).post(ApiRequest.approve(hours));
  }

  /** Returns the id of the enrolment. */
  String enrolment() {
    Caller registrar = api("registrar", SuiteService.MEMBERSHIP);
    return id(registrar.post(newbornAt(registrar.get("/api/libraries").get(0))));
  }

  /** A child, an attendance and hours, so that the tracker has figures of each service. */
  void somethingOfEachService() {
    enrolment();
    Person entrepreneur = suite.people().create("Entrepreneur", "entrepreneur");
    attendance(booking(entrepreneur, session("Counted session", Today.soon(), 3)));
    approval(hours(volunteer()));
  }

  static ApiRequest newSession(String title, ZonedDateTime start, int capacity) {
    return ApiRequest.openSession(title, "SPOKE", start.toLocalDateTime(), 90, capacity);
  }

  private static ApiRequest hoursWorked() {
    return ApiRequest.logHours(
        "HEAD",
        Today.dayWorked(),
        LocalTime.parse(HoursForm.END),
        LocalTime.parse(HoursForm.NEXT_END));
  }

  /** With a card that nobody has had, so no two of them are the same. */
  static ApiRequest newbornAt(JsonNode library) {
    return ApiRequest.enrol(
        Today.date(),
        library.get("districtCode").asText(),
        library.get("code").asText(),
        EnrolmentForm.newCardNumber());
  }

  private static String id(JsonNode made) {
    return made.get("id").asText();
  }

  private Caller api(String role, SuiteService service) {
    return suite.api(suite.people().demo(role), service);
  }
}
