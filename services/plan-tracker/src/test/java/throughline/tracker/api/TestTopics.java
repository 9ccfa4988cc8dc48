package throughline.tracker.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.TestServers;
import throughline.tracker.engine.Bodies;

/** Writes records to the real broker as the programme services do, each as its own user. */
public final class TestTopics implements AutoCloseable {

  private static final Instant TIME = Instant.parse("2023-11-24T09:00:00Z");

  private static final int SECONDS = 30;

  private final Map<String, KafkaProducer<String, byte[]>> producers = new HashMap<>();
  private final List<Future<RecordMetadata>> underWay = new ArrayList<>();

  public static String newId() {
    return UUID.randomUUID().toString();
  }

  /** As its owner publishes it. */
  public void publish(String type, String id, String body) {
    var contract = EventCatalogue.find(type).orElseThrow();
    write(contract, type, contract.source(), id, body);
  }

  /** As its owner publishes it, without waiting for the broker. */
  public void send(String type, String id, String body) {
    var contract = EventCatalogue.find(type).orElseThrow();
    underWay.add(send(contract, type, contract.source(), id, body));
  }

  /** An event of a type that nobody knows, on the topic of volunteers. */
  public void publishUnknown(String type, String id, String body) {
    var contract = VolunteerEvents.HOURS_APPROVED;
    write(contract, type, contract.source(), id, body);
  }

  /** What the topic's owner, taken over by somebody, could write under another name. */
  public void publishForged(String type, String source, String id, String body) {
    write(EventCatalogue.find(type).orElseThrow(), type, source, id, body);
  }

  private void write(EventContract contract, String type, String source, String id, String body) {
    await(send(contract, type, source, id, body));
  }

  private static void await(Future<RecordMetadata> sent) {
    try {
      sent.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker did not take an event", e);
    }
  }

  private Future<RecordMetadata> send(
      EventContract contract, String type, String source, String id, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var record = new ProducerRecord<>(contract.topic(), id, bytes);
    var headers = new HashMap<>(Bodies.headers(contract, id, body, TIME));
    headers.put("ce_type", type);
    headers.put("ce_source", source);
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    var producer = producers.computeIfAbsent(contract.owner(), TestTopics::signedIn);
    return producer.send(record);
  }

  private static KafkaProducer<String, byte[]> signedIn(String owner) {
    var settings = new HashMap<>(TestServers.kafka().as(owner));
    settings.put("linger.ms", 0);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    underWay.forEach(TestTopics::await);
    producers.values().forEach(KafkaProducer::close);
  }
}
