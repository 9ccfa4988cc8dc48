package throughline.tracker.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import throughline.contracts.EventCatalogue;
import throughline.platform.testing.TestServers;

/** Writes records to the real broker as the programme services do. */
public final class TestTopics implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers(), "linger.ms", 0),
          new StringSerializer(),
          new ByteArraySerializer());

  public static String newId() {
    return UUID.randomUUID().toString();
  }

  public void publish(String type, String id, String body) {
    var topic = EventCatalogue.find(type).orElseThrow().topic();
    publish(topic, type, id, body);
  }

  public void publish(String topic, String type, String id, String body) {
    var record = new ProducerRecord<>(topic, id, body.getBytes(StandardCharsets.UTF_8));
    Map.of("ce_type", type, "ce_subject", id, "ce_time", Instant.EPOCH.toString())
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(record);
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
