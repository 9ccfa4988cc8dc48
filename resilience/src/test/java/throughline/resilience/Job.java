package throughline.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.CardNumbers;
import throughline.client.JsonClient.Answer;

/**
 * One of the suite's jobs through its API: its requests in order, each in the name of whoever does
 * that.
 */
final class Job {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final CardNumbers CARDS = CardNumbers.fromAnywhere(new Random());

  private Job() {}

  /** A request; sent again with the same key it is the same request. */
  interface Step {
    /**
     * @param before the id that the step before was answered with
     */
    Answer send(String before, String key) throws IOException;
  }

  /** Minutes that each of the jobs of hours moves. */
  static final int MINUTES = 1;

  /**
   * A volunteer logs hours and a coordinator approves them. Each time it is another minute of the
   * day, because nobody is in two places at once.
   */
  static Supplier<List<Step>> hours(Caller volunteer, Caller coordinator) {
    AtomicInteger jobs = new AtomicInteger();
    return () -> {
      ApiRequest hours = aMinuteWorked(jobs.getAndIncrement());
      return List.of(
          (before, key) -> volunteer.send(hours, key),
          (entry, key) -> coordinator.send(ApiRequest.approve(entry), key));
    };
  }

  /** A registrar enrols a newborn. */
  static Supplier<List<Step>> enrolment(Caller registrar) {
    JsonNode library = registrar.get("/api/libraries").get(0);
    return () -> {
      ApiRequest newborn = newborn(library);
      return List.of((before, key) -> registrar.send(newborn, key));
    };
  }

  static ApiRequest newborn(JsonNode library) {
    return ApiRequest.enrol(
        now().toLocalDate(),
        library.get("districtCode").asText(),
        library.get("code").asText(),
        CARDS.next());
  }

  static ZonedDateTime now() {
    return ZonedDateTime.now(LONDON);
  }

  /** The so many'th minute of the day, but for the hour that a night of a changing clock skips. */
  private static ApiRequest aMinuteWorked(int number) {
    LocalTime start = LocalTime.MIN.plusMinutes(number < 59 ? number : number + 61);
    return ApiRequest.logHours("HEAD", dayWorked(), start, start.plusMinutes(MINUTES));
  }

  /** A day of this financial year whose first hours are over, but for the first day of one. */
  private static LocalDate dayWorked() {
    LocalDate today = now().toLocalDate();
    boolean yearHasJustBegun = today.getMonth() == Month.APRIL && today.getDayOfMonth() == 1;
    return yearHasJustBegun ? today : today.minusDays(1);
  }
}
