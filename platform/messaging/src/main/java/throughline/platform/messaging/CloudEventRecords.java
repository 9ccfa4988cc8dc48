package throughline.platform.messaging;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import throughline.platform.core.trace.TraceParent;

/**
 * Writes a message as a CloudEvent in Kafka's binary mode: attributes in headers, JSON in the
 * value. Rule: the CloudEvents 1.0 Kafka protocol binding, section 3.2.
 */
final class CloudEventRecords {

  private static final Header SPEC_VERSION = header("ce_specversion", "1.0");
  private static final Header CONTENT_TYPE = header("content-type", "application/json");

  private final Header source;

  CloudEventRecords(String application) {
    this.source = header("ce_source", "/throughline/" + application);
  }

  /** With its place in a trace, if there is one. */
  ProducerRecord<byte[], byte[]> of(OutboxMessage message, String traceParent) {
    var key = utf8(message.aggregateId());
    var sent = new ProducerRecord<>(message.topic(), key, utf8(message.payload()));
    attributes(message, sent.headers());
    if (traceParent != null) {
      sent.headers().add(header(TraceParent.HEADER, traceParent));
    }
    return sent;
  }

  private void attributes(OutboxMessage message, Headers headers) {
    headers
        .add(SPEC_VERSION)
        .add(header("ce_id", message.eventId().toString()))
        .add(header("ce_type", message.type()))
        .add(source)
        .add(header("ce_subject", message.aggregateId()))
        .add(header("ce_time", message.occurredAt().toString()))
        .add(header("ce_dataschema", message.dataSchema()))
        .add(header("ce_sequence", Long.toString(message.version())))
        .add(CONTENT_TYPE);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
