package throughline.platform.messaging;

import java.time.Instant;
import java.util.regex.Pattern;
import throughline.platform.core.event.EventKind;

/**
 * One published fact: the whole public state of an aggregate at a version.
 *
 * @param type the CloudEvents type, a constant in the past tense such as {@code
 *     throughline.volunteers.hours-logged.v1}
 * @param topic the Kafka topic, one for each service and major version
 * @param dataSchema the URI of the body's JSON Schema
 * @param aggregateType what kind of thing it is about, such as {@code hours-entry}
 * @param aggregateId which one; it becomes the record's key, so facts of one aggregate keep their
 *     order. No personal data
 * @param version the aggregate's version after the change, from 1; read it after the persistence
 *     context was flushed, because that is when {@code @Version} is raised
 * @param occurredAt when it happened
 * @param body what Jackson writes as the JSON body. No personal data
 */
public record OutboxEvent(
    String type,
    String topic,
    String dataSchema,
    String aggregateType,
    String aggregateId,
    long version,
    Instant occurredAt,
    Object body) {

  /** Kafka's own rule; a name outside it would be found out only after the commit. */
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  /**
   * Checks what can be checked before the commit.
   *
   * @throws IllegalArgumentException naming the part that is missing or wrong
   */
  public OutboxEvent {
    require(type, "type");
    require(topic, "topic");
    require(dataSchema, "dataSchema");
    require(aggregateType, "aggregateType");
    require(aggregateId, "aggregateId");
    if (!TOPIC.matcher(topic).matches()) {
      throw new IllegalArgumentException(
          "topic \"%s\" is not a name that Kafka takes: use letters, digits, '.', '_' and '-'"
              .formatted(topic));
    }
    if (version < 1) {
      throw new IllegalArgumentException(
          "version of %s %s is %d: the first version is 1"
              .formatted(aggregateType, aggregateId, version));
    }
    if (occurredAt == null) {
      throw new IllegalArgumentException("occurredAt is missing");
    }
    if (body == null) {
      throw new IllegalArgumentException("body is missing");
    }
  }

  /**
   * An event of a kind that the contracts describe.
   *
   * @param aggregateId which thing it is about; no personal data
   * @param version the aggregate's version after the change
   * @param occurredAt when it happened
   * @param body what Jackson writes as the JSON body; no personal data
   */
  public static OutboxEvent of(
      EventKind kind, Object aggregateId, long version, Instant occurredAt, Object body) {
    return new OutboxEvent(
        kind.type(),
        kind.topic(),
        kind.dataSchema(),
        kind.aggregate(),
        aggregateId.toString(),
        version,
        occurredAt,
        body);
  }

  private static void require(String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }
}
