package throughline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.Figure;

/** An adviser opens a session, an entrepreneur books it, the adviser marks who came. */
final class Attendance {
  // A session must start in the future, and attendance is taken from an hour before it.
  private static final int MINUTES_AHEAD = 2;
  private static final int MINUTES_LONG = 5;
  private static final int CAPACITY = 4;
  private static final String HUB_LIBRARY = "WEST";
  static final int OF_THE_GROUP = 12;
  private static final Set<String> CAME = Set.of("ATTENDED", "PARTIAL");

  private record Taken(LocalDateTime start, LocalDateTime end) {}

  private final Caller adviser;
  private final Caller entrepreneur;

  Attendance(Caller adviser, Caller entrepreneur) {
    this.adviser = adviser;
    this.entrepreneur = entrepreneur;
  }

  boolean hasBeenSupportedIn(Figure figure) {
    for (JsonNode booking : entrepreneur.all("/api/bookings")) {
      if (CAME.contains(booking.get("status").asText())
          && figure.covers(dateOf(booking.get("session").asText()))) {
        return true;
      }
    }
    return false;
  }

  /** Before they book, so that each booking tells it. */
  void sayThatTheyWantToStart() {
    entrepreneur.post(ApiRequest.business("IDEA"));
  }

  LocalDate attend(ZonedDateTime now) {
    JsonNode session =
        adviser.post(
            ApiRequest.openSession(
                "Demonstration session",
                "HUB",
                firstFree(now.plusMinutes(MINUTES_AHEAD)),
                MINUTES_LONG,
                CAPACITY));
    JsonNode booking = entrepreneur.post(ApiRequest.book(session.get("id").asText()));
    adviser.post(ApiRequest.attended(booking.get("id").asText()));
    adviser.post(ApiRequest.group(session.get("id").asText(), "SCHOOL", OF_THE_GROUP));
    return startOf(session);
  }

  /** The same adviser is asked a question at the desk of the hub. */
  void askAtTheDesk() {
    adviser.post(ApiRequest.enquiry(HUB_LIBRARY, "FINANCE"));
  }

  /** One person is not at two sessions at once, also if the journey is made twice in a minute. */
  private LocalDateTime firstFree(ZonedDateTime from) {
    LocalDateTime start = from.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    for (Taken taken : ownSessions()) {
      if (taken.start().isBefore(start.plusMinutes(MINUTES_LONG)) && taken.end().isAfter(start)) {
        start = taken.end();
      }
    }
    return start;
  }

  private List<Taken> ownSessions() {
    List<Taken> sessions = new ArrayList<>();
    for (JsonNode booking : entrepreneur.get("/api/bookings").get("items")) {
      JsonNode session = adviser.get("/api/sessions/" + booking.get("session").asText());
      LocalDateTime start = LocalDateTime.parse(session.get("startsAt").asText());
      sessions.add(new Taken(start, start.plusMinutes(session.get("minutes").asInt())));
    }
    Collections.reverse(sessions);
    return sessions;
  }

  private LocalDate dateOf(String session) {
    return startOf(adviser.get("/api/sessions/" + session));
  }

  private static LocalDate startOf(JsonNode session) {
    return LocalDateTime.parse(session.get("startsAt").asText()).toLocalDate();
  }
}
