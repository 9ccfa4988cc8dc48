package throughline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;

/** A volunteer logs hours of the day before and a coordinator approves them. */
final class VolunteerHours {
  private static final String LIBRARY = "HEAD";
  private static final int PAGE = 200;

  private final Caller volunteer;
  private final Caller coordinator;

  VolunteerHours(Caller volunteer, Caller coordinator) {
    this.volunteer = volunteer;
    this.coordinator = coordinator;
  }

  /** Whether the volunteer has approved time in the figure's period, as the hours know it. */
  boolean hasBeenActiveIn(Figure figure) {
    String next = "";
    do {
      JsonNode page =
          volunteer.get("/api/hours?limit=" + PAGE + (next.isEmpty() ? "" : "&after=" + next));
      for (JsonNode entry : page.get("items")) {
        if (entry.get("status").asText().equals("APPROVED") && minutesIn(figure, entry) > 0) {
          return true;
        }
      }
      next = page.path("next").asText();
    } while (!next.isEmpty());
    return false;
  }

  /** Returns the entry as it was approved. */
  JsonNode logAndApprove(LocalDate today) {
    JsonNode entry =
        volunteer.post(
            "/api/hours",
            Map.of(
                "library",
                LIBRARY,
                "workedOn",
                today.minusDays(1).toString(),
                "startTime",
                "10:00",
                "endTime",
                "11:15"));
    return coordinator.post("/api/hours/" + entry.get("id").asText() + "/approval", Map.of());
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
