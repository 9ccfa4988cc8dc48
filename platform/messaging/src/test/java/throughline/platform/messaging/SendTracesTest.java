package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Published;

class SendTracesTest {

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();

  @Test
  void whatIsAppendedInATraceGoesOnInIt() throws Exception {
    try (var sdk = sdk(Sampler.alwaysOn());
        var outbox = anOutbox().tracedBy(sdk.get("test"))) {
      var click = sdk.get("test").spanBuilder("click").startSpan();
      var traced = appendedIn(click, outbox.topic);
      outbox.append(List.of(traced, outbox.message("untraced", 1, "{}")));
      outbox.startRelay();

      await().until(() -> spans.getFinishedSpanItems().size() == 1);
      var sent = spans.getFinishedSpanItems().get(0);
      assertEquals("send " + outbox.topic, sent.getName());
      assertEquals(click.getSpanContext().getTraceId(), sent.getTraceId());
      assertEquals(click.getSpanContext().getSpanId(), sent.getParentSpanId());

      await().until(() -> Published.all(outbox.topic).size() == 2);
      for (var each : Published.all(outbox.topic)) {
        var header = each.headers().lastHeader("ce_traceparent");
        if (each.key().equals("traced")) {
          assertEquals(
              "00-%s-%s-01".formatted(sent.getTraceId(), sent.getSpanId()),
              new String(header.value()));
        } else {
          assertNull(header);
        }
      }
    }
  }

  /** Most are not: those who sample a few shall pay for a few. */
  @Test
  void whatIsNotSampledLeavesNothing() {
    try (var sdk = sdk(Sampler.alwaysOff())) {
      var click = sdk.get("test").spanBuilder("click").startSpan();
      assertNull(appendedIn(click, "any").traceParent());
      assertNull(appendedIn(Span.getInvalid(), "any").traceParent());
    }
  }

  /** As after a restart with tracing off: the reader still hangs below the click. */
  @Test
  void whoDoesNotTracePassesItOn() throws Exception {
    try (var sdk = sdk(Sampler.alwaysOn());
        var outbox = anOutbox()) {
      var traced = appendedIn(sdk.get("test").spanBuilder("click").startSpan(), outbox.topic);
      outbox.append(List.of(traced));
      outbox.startRelay();

      await().until(() -> Published.all(outbox.topic).size() == 1);
      assertEquals(
          traced.traceParent(),
          Published.header(Published.all(outbox.topic).get(0), "ce_traceparent"));
    }
  }

  private SdkTracerProvider sdk(Sampler sampler) {
    return SdkTracerProvider.builder()
        .setSampler(sampler)
        .addSpanProcessor(SimpleSpanProcessor.create(spans))
        .build();
  }

  private static OutboxMessage appendedIn(Span span, String topic) {
    var event =
        new OutboxEvent(
            "throughline.test.thing-changed.v1",
            topic,
            "urn:throughline:test:thing-changed.v1",
            "thing",
            "traced",
            1,
            Instant.EPOCH,
            "{}");
    try (var scope = span.makeCurrent()) {
      return OutboxMessage.of(event, UUID.randomUUID(), Clock.systemUTC().instant(), "{}");
    }
  }
}
