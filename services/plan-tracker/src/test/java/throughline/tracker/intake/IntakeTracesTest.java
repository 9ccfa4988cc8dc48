package throughline.tracker.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.log.TopicOffset;

class IntakeTracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SENT = "00f067aa0ba902b7";

  @Test
  void anEventGoesOnWithItsTraceAndThoseWithoutMakeNone() {
    var spans = InMemorySpanExporter.create();
    try (var sdk =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build()) {
      var begun =
          new IntakeTraces(sdk.get("test"))
              .begin(
                  List.of(
                      record(Map.of("ce_traceparent", "00-" + TRACE + "-" + SENT + "-01")),
                      record(Map.of("ce_traceparent", "00-" + TRACE + "-" + SENT + "-00")),
                      record(Map.of("ce_id", "1"))));
      begun.forEach(Span::end);

      var processed = spans.getFinishedSpanItems();
      assertEquals(1, processed.size(), "what was not sampled is not");
      assertEquals("process hours", processed.get(0).getName());
      assertEquals(TRACE, processed.get(0).getTraceId());
      assertEquals(SENT, processed.get(0).getParentSpanId());
    }
  }

  private static LogRecord record(Map<String, String> headers) {
    return new LogRecord(new TopicOffset("hours", 3, 7), "a", headers, new byte[0]);
  }
}
