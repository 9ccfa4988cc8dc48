package throughline.platform.messaging;

import java.time.Instant;
import java.util.UUID;
import throughline.platform.core.trace.TraceParent;

/**
 * An event as it lies in the table: with its identity and its body already written as JSON.
 *
 * @param traceParent where it was appended, as {@link TraceParent} writes it; null if nobody traces
 */
record OutboxMessage(
    UUID eventId,
    String type,
    String topic,
    String dataSchema,
    String aggregateType,
    String aggregateId,
    long version,
    Instant occurredAt,
    Instant createdAt,
    String payload,
    String traceParent) {

  static OutboxMessage of(OutboxEvent event, UUID eventId, Instant createdAt, String payload) {
    return new OutboxMessage(
        eventId,
        event.type(),
        event.topic(),
        event.dataSchema(),
        event.aggregateType(),
        event.aggregateId(),
        event.version(),
        event.occurredAt(),
        createdAt,
        payload,
        TraceParent.current());
  }
}
