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
   * @param library and district by their codes
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
   * @param venue HUB, SPOKE or ONLINE; the start is in London
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

  public static ApiRequest book(String session) {
    return new ApiRequest("/api/sessions/" + session + "/bookings", Map.of());
  }

  public static ApiRequest attended(String booking) {
    return new ApiRequest("/api/bookings/" + booking + "/attendance", Map.of("status", "ATTENDED"));
  }

  /** Somebody asked a question about business at the desk of a library. */
  public static ApiRequest enquiry(String library, String topic) {
    return new ApiRequest("/api/enquiries", Map.of("library", library, "topic", topic));
  }

  /** A group was at a session, such as a school. */
  public static ApiRequest group(String session, String kind, int people) {
    return new ApiRequest(
        "/api/sessions/" + session + "/groups",
        Map.of("group", kind, "people", Integer.toString(people)));
  }

  /** What somebody says of their own business: how far it is. */
  public static ApiRequest business(String stage) {
    return new ApiRequest("/api/business", Map.of("stage", stage));
  }

  /** Somebody of 18 or over wants to help with computers at a library. */
  public static ApiRequest apply(String library) {
    return new ApiRequest(
        "/api/applications",
        Map.of("role", "digital-helper", "places", List.of(library), "ageBand", "FROM_18"));
  }

  /** Somebody wants to help children at a library, which asks for their date of birth. */
  public static ApiRequest applyForChildren(String library, LocalDate born) {
    return new ApiRequest(
        "/api/applications",
        Map.of(
            "role", "summer-reading",
            "places", List.of(library),
            "dateOfBirth", born.toString()));
  }

  public static ApiRequest accept(String application) {
    return new ApiRequest("/api/applications/" + application + "/acceptance", Map.of());
  }

  /**
   * @param end in London as the start is; one that is not later is on the next day
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

  public static ApiRequest approve(String entry) {
    return new ApiRequest("/api/hours/" + entry + "/approval", Map.of());
  }

  public static ApiRequest raiseIdea(String library) {
    return new ApiRequest(
        "/api/ideas", Map.of("library", library, "idea", "Put a bench beside the door"));
  }

  public static ApiRequest answerIdea(String idea) {
    return new ApiRequest(
        "/api/ideas/" + idea + "/answer",
        Map.of("actedOn", "YES", "answer", "A bench stands there since today"));
  }

  /**
   * @param batch a name that was not used before
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
   * @param batch a name that was not used before
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

  public static ApiRequest rebuild() {
    return new ApiRequest("/api/rebuilds", Map.of());
  }
}
