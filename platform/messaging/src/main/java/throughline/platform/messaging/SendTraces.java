package throughline.platform.messaging;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import org.apache.kafka.clients.producer.Callback;
import throughline.platform.core.trace.TraceParent;

/**
 * The sending of an event as a part of the trace in which it was appended (ADR-0038). Names of
 * attributes: OpenTelemetry's semantic conventions for messaging.
 */
final class SendTraces {

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> TOPIC =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("cloudevents.event_type");

  private final Tracer tracer;

  SendTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The span that nothing is recorded of, for an event that is not traced. */
  Span begin(OutboxMessage message) {
    if (message.traceParent() == null) {
      return Span.getInvalid();
    }
    return tracer
        .spanBuilder("send " + message.topic())
        .setParent(TraceParent.read(message.traceParent()))
        .setSpanKind(SpanKind.PRODUCER)
        .setAttribute(SYSTEM, "kafka")
        .setAttribute(OPERATION, "send")
        .setAttribute(TOPIC, message.topic())
        .setAttribute(TYPE, message.type())
        .startSpan();
  }

  /** Ends it when Kafka has answered. */
  static Callback endOf(Span span) {
    return (place, problem) -> {
      if (problem != null) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    };
  }
}
