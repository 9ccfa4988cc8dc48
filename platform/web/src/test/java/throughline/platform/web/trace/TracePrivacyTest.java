package throughline.platform.web.trace;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestTokens;

@QuarkusTest
// On purpose: tracing is switched on or off when an application starts.
@TestProfile(TracePrivacyTest.Traced.class)
class TracePrivacyTest {

  /** Each request, at once. No collector listens: what it is sent is kept. */
  // On purpose: tracing is switched on or off when an application starts.
  public static final class Traced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled", "false",
          "quarkus.otel.traces.sampler.arg", "1",
          "quarkus.otel.bsp.schedule.delay", "20ms",
          "quarkus.log.category.\"io.quarkus.opentelemetry\".level", "OFF");
    }
  }

  private static final List<String> TELLING =
      List.of("Ada", "Vole", "ada-vole", "4711", "secret", "192.0.2.7", "OX1");

  @Inject InMemorySpanExporter spans;

  @BeforeEach
  void forget() {
    spans.reset();
  }

  @Test
  void nothingOfAnybodyLeaves() {
    given()
        .auth()
        .oauth2(TestTokens.token("ada-vole", "Ada Vole", "volunteer"))
        .header("User-Agent", "Phone of Ada Vole")
        .header("X-Forwarded-For", "192.0.2.7")
        .header("tracestate", "who=ada-vole")
        .header("baggage", "who=ada-vole")
        .cookie("who", "ada-vole")
        .queryParam("postcode", "OX1 1AA")
        .get("/api/notes/4711");
    given().get("/nowhere/ada-vole?name=Ada");
    given().get("/broken?name=Ada");

    var served = await().until(spans::getFinishedSpanItems, all -> all.size() >= 3);
    assertTrue(
        names(served).containsAll(Set.of("GET /api/notes/{id}", "GET /broken")),
        () -> names(served).toString());
    for (var span : served) {
      var told =
          "%s %s %s %s %s"
              .formatted(
                  span.getName(),
                  span.getAttributes(),
                  span.getEvents(),
                  span.getStatus(),
                  span.getSpanContext().getTraceState());
      assertEquals(List.of(), TELLING.stream().filter(told::contains).toList(), told);
    }
  }

  /** Whoever reads the log finds the trace. */
  @Test
  void aLineThatIsWrittenMeanwhileNamesTheTrace() {
    try (var log = new FailuresInLog()) {
      given().get("/broken");

      var served = await().until(spans::getFinishedSpanItems, all -> !all.isEmpty());
      assertEquals(served.get(0).getTraceId(), log.trace);
    }
  }

  private static Set<String> names(List<SpanData> spans) {
    return spans.stream().map(SpanData::getName).collect(Collectors.toSet());
  }

  private static final class FailuresInLog extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    private volatile String trace;

    FailuresInLog() {
      ROOT.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
      if (line.getThrown() instanceof IllegalStateException) {
        trace = ExtLogRecord.wrap(line).getMdc("traceId");
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      ROOT.removeHandler(this);
    }
  }
}
