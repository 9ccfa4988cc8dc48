package throughline.bench.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import throughline.contracts.EventContract;

/**
 * A synthetic event as the suite would publish it.
 *
 * @param body JSON that keeps the contract
 */
record TestEvent(
    UUID id, EventContract contract, String key, long version, Instant at, String body) {

  /** The record that the relay makes of such an event. */
  ProducerRecord<byte[], byte[]> record(String topic) {
    var sent = new ProducerRecord<>(topic, utf8(key), utf8(body));
    sent.headers()
        .add("ce_specversion", utf8("1.0"))
        .add("ce_id", utf8(id.toString()))
        .add("ce_type", utf8(contract.type()))
        .add("ce_source", utf8(contract.source()))
        .add("ce_subject", utf8(key))
        .add("ce_time", utf8(at.toString()))
        .add("ce_dataschema", utf8(contract.dataSchema()))
        .add("ce_sequence", utf8(Long.toString(version)))
        .add("content-type", utf8("application/json"));
    return sent;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
