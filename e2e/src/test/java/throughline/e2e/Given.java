package throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import throughline.local.SuiteService;

/** What a test needs to find, made through the public APIs by the people whose work it is. */
final class Given {
  private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private final Suite suite;

  Given(Suite suite) {
    this.suite = suite;
  }

  /** Returns the id of a session. */
  String session(String title, ZonedDateTime start, int capacity) {
    return api("bipc-adviser", SuiteService.BOOKINGS)
        .post("/api/sessions", newSession(title, start, capacity))
        .get("id")
        .asText();
  }

  /** Returns the id of a booking. */
  String booking(Person entrepreneur, String session) {
    return suite
        .api(entrepreneur, SuiteService.BOOKINGS)
        .post("/api/sessions/" + session + "/bookings", Map.of())
        .get("id")
        .asText();
  }

  void attendance(String booking) {
    api("bipc-adviser", SuiteService.BOOKINGS)
        .post("/api/bookings/" + booking + "/attendance", Map.of("status", "ATTENDED"));
  }

  /** Returns the id of the entry. */
  String hours(Person volunteer) {
    return suite
        .api(volunteer, SuiteService.VOLUNTEERS)
        .post("/api/hours", hoursWorked())
        .get("id")
        .asText();
  }

  void approval(String hours) {
    api("volunteer-coordinator", SuiteService.VOLUNTEERS)
        .post("/api/hours/" + hours + "/approval", Map.of());
  }

  /** Returns the id of the enrolment. */
  String enrolment() {
    Api registrar = api("registrar", SuiteService.MEMBERSHIP);
    JsonNode library = registrar.get("/api/libraries").get(0);
    return registrar.post("/api/enrolments", newbornAt(library)).get("id").asText();
  }

  static Map<String, String> newSession(String title, ZonedDateTime start, int capacity) {
    return newSession(title, start, capacity, 90);
  }

  static Map<String, String> newSession(
      String title, ZonedDateTime start, int capacity, int minutes) {
    return Map.of(
        "title",
        title,
        "venue",
        "SPOKE",
        "startsAt",
        START.format(start),
        "minutes",
        Integer.toString(minutes),
        "capacity",
        Integer.toString(capacity));
  }

  static Map<String, String> hoursWorked() {
    return Map.of(
        "library",
        "HEAD",
        "workedOn",
        Today.dayWorked().toString(),
        "startTime",
        HoursForm.END,
        "endTime",
        HoursForm.NEXT_END);
  }

  /** The so many'th minute of the day, but for the hour that a night of a changing clock skips. */
  static Map<String, String> aMinuteWorked(int number) {
    LocalTime start = LocalTime.MIN.plusMinutes(number < 59 ? number : number + 61);
    Map<String, String> hours = new HashMap<>(hoursWorked());
    hours.put("startTime", start.toString());
    hours.put("endTime", start.plusMinutes(Job.MINUTES).toString());
    return hours;
  }

  /** With a card that nobody has had, so no two of them are the same. */
  static Map<String, String> newbornAt(JsonNode library) {
    return Map.of(
        "childGivenNames", "Newborn",
        "childFamilyName", "Demonstration",
        "dateOfBirth", Today.date().toString(),
        "residence", library.get("districtCode").asText(),
        "guardianName", "Guardian Demonstration",
        "guardianRelationship", "PARENT",
        "guardianContact", "guardian@example.org",
        "library", library.get("code").asText(),
        "cardNumber", EnrolmentForm.newCardNumber());
  }

  private Api api(String role, SuiteService service) {
    return suite.api(suite.people().demo(role), service);
  }
}
