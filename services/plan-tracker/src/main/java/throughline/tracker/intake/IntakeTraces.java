package throughline.tracker.intake;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import throughline.platform.core.trace.TraceParent;
import throughline.tracker.engine.log.LogRecord;

/**
 * The last part of an event's trace: from when it was read until the commit that moves the figures
 * (ADR-0038). Names of attributes: OpenTelemetry's semantic conventions for messaging.
 */
final class IntakeTraces {

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> TOPIC =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> PARTITION =
      AttributeKey.stringKey("messaging.destination.partition.id");
  private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");

  private final Tracer tracer;

  IntakeTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Of those that come with a trace. */
  List<Span> begin(List<LogRecord> records) {
    return records.stream()
        .filter(record -> record.headers().containsKey(TraceParent.HEADER))
        .map(this::begin)
        .toList();
  }

  private Span begin(LogRecord record) {
    var place = record.place();
    return tracer
        .spanBuilder("process " + place.topic())
        .setParent(TraceParent.read(record.headers().get(TraceParent.HEADER)))
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute(SYSTEM, "kafka")
        .setAttribute(OPERATION, "process")
        .setAttribute(TOPIC, place.topic())
        .setAttribute(PARTITION, Integer.toString(place.partition()))
        .setAttribute(OFFSET, place.offset())
        .startSpan();
  }
}
