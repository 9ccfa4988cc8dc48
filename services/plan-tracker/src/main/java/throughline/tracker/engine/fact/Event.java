package throughline.tracker.engine.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import throughline.tracker.engine.log.TopicOffset;

/**
 * An event that was read and keeps its contract: the whole public state of an aggregate at a
 * version.
 *
 * @param knownAt when this service learnt it, in whole microseconds as the database keeps it
 */
public record Event(
    String aggregate,
    String aggregateId,
    long version,
    String type,
    JsonNode body,
    byte[] json,
    Instant occurredAt,
    Instant knownAt,
    TopicOffset place) {

  Event knownNotBefore(Instant moment) {
    return knownAt.isBefore(moment)
        ? new Event(aggregate, aggregateId, version, type, body, json, occurredAt, moment, place)
        : this;
  }
}
