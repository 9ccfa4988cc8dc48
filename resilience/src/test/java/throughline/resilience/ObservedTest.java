package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.client.JsonClient;
import throughline.local.Port;
import throughline.local.SuiteService;

/** What {@code ./run --observe} shows, asked of the real Prometheus and of Zipkin. */
@Tag("nightly")
class ObservedTest {
  private static final Duration SOON = Duration.ofMinutes(1);

  private static Suite suite;
  private final JsonClient http = new JsonClient();

  @BeforeAll
  static void start() {
    suite = Suite.in("observed");
    suite.stack().observe().start(true);
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  void oneEnrolmentIsOneTraceFromTheRequestToTheFigure() {
    var registrar = suite.demo("registrar", SuiteService.MEMBERSHIP);
    registrar.post(Job.newborn(registrar.get("/api/libraries").get(0)));

    var trace = await().atMost(SOON).until(this::traceOfAnEnrolment, Optional::isPresent).get();
    var request = span(trace, "SERVER", "post /api/enrolments").get();
    var sent = span(trace, "PRODUCER", "send throughline.membership.v1").get();
    var processed = span(trace, "CONSUMER", "process throughline.membership.v1").get();
    assertEquals("ecalm-membership", service(request));
    assertEquals("ecalm-membership", service(sent));
    assertEquals("plan-tracker", service(processed));
    assertEquals(request.get("id"), sent.get("parentId"));
    assertEquals(sent.get("id"), processed.get("parentId"));
  }

  @Test
  void prometheusReadsEachServiceAndEachRule() {
    await()
        .atMost(SOON)
        .until(() -> values(prometheus("/api/v1/targets?state=active"), "health"), isAll("up", 4));
    int rules = prometheus("/api/v1/rules").at("/data/groups/0/rules").size();
    assertNotEquals(0, rules);
    await()
        .atMost(SOON)
        .until(() -> values(prometheus("/api/v1/rules"), "health"), isAll("ok", rules));
  }

  private static Predicate<List<String>> isAll(String value, int times) {
    return Collections.nCopies(times, value)::equals;
  }

  private Optional<JsonNode> traceOfAnEnrolment() {
    for (var trace : get(Port.TRACES_PAGE, "/api/v2/traces?serviceName=plan-tracker&limit=200")) {
      if (span(trace, "CONSUMER", "process throughline.membership.v1").isPresent()
          && span(trace, "SERVER", "post /api/enrolments").isPresent()) {
        return Optional.of(trace);
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> span(JsonNode trace, String kind, String name) {
    for (var span : trace) {
      if (span.path("kind").asText().equals(kind) && span.path("name").asText().equals(name)) {
        return Optional.of(span);
      }
    }
    return Optional.empty();
  }

  private static String service(JsonNode span) {
    return span.at("/localEndpoint/serviceName").asText();
  }

  private JsonNode prometheus(String question) {
    return get(Port.PROMETHEUS, question);
  }

  private static List<String> values(JsonNode answer, String field) {
    var values = new ArrayList<String>();
    answer.findValues(field).forEach(value -> values.add(value.asText()));
    return values;
  }

  private JsonNode get(Port port, String question) {
    try {
      return http.get(suite.stack().settings().address(port) + question, "none").body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
