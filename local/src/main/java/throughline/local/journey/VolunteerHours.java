package throughline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.Figure;

/** A volunteer logs hours of the day before and a coordinator approves them. */
final class VolunteerHours {
  private static final String LIBRARY = "HEAD";
  private static final String ASKS_FOR_BIRTH = "summer-reading";
  private static final int PAGE = 200;
  private static final int QUARTER = 15;
  private static final int YOUNG = 20;
  private static final LocalTime OPENING = LocalTime.of(9, 0);
  private static final LocalTime CLOSING = LocalTime.of(22, 0);

  private final Caller volunteer;
  private final Caller coordinator;

  VolunteerHours(Caller volunteer, Caller coordinator) {
    this.volunteer = volunteer;
    this.coordinator = coordinator;
  }

  boolean hasBeenActiveIn(Figure figure) {
    for (JsonNode entry : volunteer.all("/api/hours")) {
      if (entry.get("status").asText().equals("APPROVED") && minutesIn(figure, entry) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Only accepted people log hours: whoever has not applied yet does, and is accepted. */
  private void accept(LocalDate today) {
    JsonNode applications = volunteer.get("/api/applications");
    if (applications.isEmpty()) {
      JsonNode sent = volunteer.post(ApiRequest.applyForChildren(LIBRARY, today.minusYears(YOUNG)));
      coordinator.post(ApiRequest.accept(sent.get("id").asText()));
    }
  }

  /** Whoever was accepted in a role that asks for it said their date of birth. */
  boolean isKnownToBeYoung() {
    return volunteer.get("/api/applications").findValuesAsText("role").contains(ASKS_FOR_BIRTH);
  }

  JsonNode logAndApprove(LocalDate today) {
    accept(today);
    LocalDate yesterday = today.minusDays(1);
    LocalTime start = firstFree(yesterday);
    JsonNode entry =
        volunteer.post(ApiRequest.logHours(LIBRARY, yesterday, start, start.plusMinutes(QUARTER)));
    return coordinator.post(ApiRequest.approve(entry.get("id").asText()));
  }

  private LocalTime firstFree(LocalDate day) {
    LocalTime start = OPENING;
    JsonNode latest = volunteer.get("/api/hours?limit=" + PAGE).get("items");
    while (isTaken(latest, day, start) && start.isBefore(CLOSING)) {
      start = start.plusMinutes(QUARTER);
    }
    return start;
  }

  private static boolean isTaken(JsonNode entries, LocalDate day, LocalTime start) {
    for (JsonNode entry : entries) {
      if (entry.get("workedOn").asText().equals(day.toString())
          && start.isBefore(LocalTime.parse(entry.get("endTime").asText()))
          && start.plusMinutes(QUARTER).isAfter(LocalTime.parse(entry.get("startTime").asText()))) {
        return true;
      }
    }
    return false;
  }

  static long minutesIn(Figure figure, JsonNode entry) {
    long minutes = 0;
    for (JsonNode day : entry.get("days")) {
      if (figure.covers(LocalDate.parse(day.get("date").asText()))) {
        minutes += day.get("minutes").asLong();
      }
    }
    return minutes;
  }
}
