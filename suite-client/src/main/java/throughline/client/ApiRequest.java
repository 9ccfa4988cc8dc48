package throughline.client;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a service in a POST, apart from who asks: each of the suite's jobs by its name.
 *
 * @param path below the service's address
 * @param body the JSON object's members
 */
public record ApiRequest(String path, Map<String, ?> body) {
  private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  /**
   * A registrar enrols a made-up newborn.
   *
   * @param district where the child lives, by its code
   * @param library the home library, by its code
   */
  public static ApiRequest enrol(
      LocalDate born, String district, String library, String cardNumber) {
    SampleName name = SampleName.of(cardNumber);
    return new ApiRequest(
        "/api/enrolments",
        Map.of(
            "childGivenNames",
            name.given(),
            "childFamilyName",
            name.family(),
            "dateOfBirth",
            born.toString(),
            "residence",
            district,
            "guardianName",
            "Guardian " + name.family(),
            "guardianRelationship",
            "PARENT",
            "guardianContact",
            name.contact(),
            "library",
            library,
            "cardNumber",
            cardNumber));
  }

  /** A registrar's program enrols all of these newborns by one call. */
  public static ApiRequest enrolAll(List<ApiRequest> newborns) {
    return new ApiRequest(
        "/api/enrolments/batches",
        Map.of("visits", newborns.stream().map(ApiRequest::body).toList()));
  }

  /**
   * An adviser opens a session.
   *
   * @param venue HUB, SPOKE or ONLINE
   * @param start in London
   */
  public static ApiRequest openSession(
      String title, String venue, LocalDateTime start, int minutes, int capacity) {
    return new ApiRequest(
        "/api/sessions",
        Map.of(
            "title", title,
            "venue", venue,
            "startsAt", START.format(start),
            "minutes", Integer.toString(minutes),
            "capacity", Integer.toString(capacity)));
  }

  /** An entrepreneur takes a place. */
  public static ApiRequest book(String session) {
    return new ApiRequest("/api/sessions/" + session + "/bookings", Map.of());
  }

  /** An adviser marks somebody as there. */
  public static ApiRequest attended(String booking) {
    return new ApiRequest("/api/bookings/" + booking + "/attendance", Map.of("status", "ATTENDED"));
  }

  /**
   * A volunteer logs hours.
   *
   * @param start and end in London; an end that is not later is on the next day
   */
  public static ApiRequest logHours(String library, LocalDate day, LocalTime start, LocalTime end) {
    return new ApiRequest(
        "/api/hours",
        Map.of(
            "library", library,
            "workedOn", day.toString(),
            "startTime", start.toString(),
            "endTime", end.toString()));
  }

  /** A coordinator approves an entry of hours. */
  public static ApiRequest approve(String entry) {
    return new ApiRequest("/api/hours/" + entry + "/approval", Map.of());
  }

  /**
   * The library system tells of one issue on a card and one on none.
   *
   * @param batch a name that was not used before
   * @param library its code
   */
  public static ApiRequest loans(String batch, String library, LocalDate day, String cardNumber) {
    return new ApiRequest(
        "/api/loans",
        Map.of(
            "batch",
            batch,
            "rows",
            List.of(
                Map.of(
                    "row",
                    "1",
                    "library",
                    library,
                    "day",
                    day.toString(),
                    "kind",
                    "ISSUE",
                    "audience",
                    "CHILDREN",
                    "card",
                    cardNumber),
                Map.of("row", "2", "library", library, "day", day.toString(), "kind", "ISSUE"))));
  }

  /**
   * The library system tells of an event.
   *
   * @param batch a name that was not used before
   * @param library its code
   * @param under5s how many children under 5 were there
   */
  public static ApiRequest attendance(String batch, String library, LocalDate day, int under5s) {
    return new ApiRequest(
        "/api/event-attendance",
        Map.of(
            "batch",
            batch,
            "rows",
            List.of(
                Map.of(
                    "row",
                    "1",
                    "library",
                    library,
                    "day",
                    day.toString(),
                    "event",
                    batch,
                    "under5s",
                    Integer.toString(under5s)))));
  }

  /** An administrator counts all figures again. */
  public static ApiRequest rebuild() {
    return new ApiRequest("/api/rebuilds", Map.of());
  }
}
