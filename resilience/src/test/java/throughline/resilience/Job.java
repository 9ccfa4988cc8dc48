package throughline.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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

    /** What its 201 acknowledges; null where it changes what is known already. */
    default Ledger.Kind makes() {
      return null;
    }

    default Step making(Ledger.Kind kind) {
      Step request = this;
      return new Step() {
        @Override
        public Answer send(String before, String key) throws IOException {
          return request.send(before, key);
        }

        @Override
        public Ledger.Kind makes() {
          return kind;
        }
      };
    }
  }

  /** Minutes that each of the jobs of hours moves. */
  static final int MINUTES = 1;

  static Supplier<List<Step>> hours(Caller volunteer, Caller coordinator) {
    return hours(List.of(volunteer), new Minutes(now().toLocalDate()), coordinator);
  }

  /**
   * A volunteer logs a minute and a coordinator approves it. Each time it is another one, because
   * nobody is in two places at once; whoever has given all of theirs is followed by the next.
   */
  static Supplier<List<Step>> hours(List<Caller> volunteers, Minutes minutes, Caller coordinator) {
    AtomicInteger jobs = new AtomicInteger();
    return () -> {
      int number = jobs.getAndIncrement();
      Caller volunteer = volunteers.get(number / minutes.ofOnePerson());
      ApiRequest minute = minutes.worked(number % minutes.ofOnePerson());
      Step logging = (before, key) -> volunteer.send(minute, key);
      return List.of(
          logging.making(Ledger.Kind.HOURS),
          (entry, key) -> coordinator.send(ApiRequest.approve(entry), key));
    };
  }

  /** A registrar enrols a newborn. */
  static Supplier<List<Step>> enrolment(Caller registrar) {
    JsonNode library = registrar.get("/api/libraries").get(0);
    return () -> {
      ApiRequest newborn = newborn(library);
      Step enrolling = (before, key) -> registrar.send(newborn, key);
      return List.of(enrolling.making(Ledger.Kind.MEMBER));
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
    // On purpose: the services that are hurt have no other clock.
    return ZonedDateTime.now(LONDON);
  }
}
