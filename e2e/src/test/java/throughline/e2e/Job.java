package throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.JsonClient.Answer;
import throughline.local.SuiteService;

/**
 * One of the suite's jobs through its API: its requests in order, each in the name of whoever does
 * that.
 */
final class Job {
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
   * A new volunteer logs hours and a coordinator approves them. Each time it is another minute of
   * the day, because nobody is in two places at once.
   */
  static Supplier<List<Step>> hours(Suite suite) {
    Caller volunteer = suite.api(new Given(suite).volunteer(), SuiteService.VOLUNTEERS);
    Caller coordinator =
        suite.api(suite.people().demo("volunteer-coordinator"), SuiteService.VOLUNTEERS);
    AtomicInteger jobs = new AtomicInteger();
    return () -> {
      ApiRequest hours = Given.aMinuteWorked(jobs.getAndIncrement());
      return List.of(
          (before, key) -> volunteer.send(hours, key),
          (entry, key) -> coordinator.send(ApiRequest.approve(entry), key));
    };
  }

  /** A registrar enrols a newborn. */
  static Supplier<List<Step>> enrolment(Suite suite) {
    Caller registrar = suite.api(suite.people().demo("registrar"), SuiteService.MEMBERSHIP);
    JsonNode library = registrar.get("/api/libraries").get(0);
    return () -> {
      ApiRequest newborn = Given.newbornAt(library);
      return List.of((before, key) -> registrar.send(newborn, key));
    };
  }
}
