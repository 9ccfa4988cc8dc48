package throughline.platform.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What has reached the real broker; keys and bodies are read as UTF-8. */
public final class Published {

  private static final Map<String, Topic> TOPICS = new ConcurrentHashMap<>();

  /** What was read of a topic stays, since tests ask of it many times. */
  private static final class Topic {

    private final KafkaConsumer<String, String> consumer = consumer();
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<String, String>> events = new ArrayList<>();

    Topic(String name) {
      partitions =
          consumer.partitionsFor(name).stream()
              .map(partition -> new TopicPartition(name, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }

    synchronized List<ConsumerRecord<String, String>> all() {
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(events::add);
      }
      return List.copyOf(events);
    }
  }

  private Published() {}

  public static List<ConsumerRecord<String, String>> awaitOf(String topic, String id, int count) {
    return Awaitility.await().until(() -> of(topic, id), events -> events.size() >= count);
  }

  public static ConsumerRecord<String, String> awaitFirst(String topic, String id) {
    return awaitOf(topic, id, 1).get(0);
  }

  /**
   * The events of one aggregate so far. They are read once the outbox is empty: only then does a
   * missing one mean that it was never published.
   */
  public static List<ConsumerRecord<String, String>> allOf(String topic, String id) {
    awaitEmptyOutbox();
    return of(topic, id);
  }

  public static List<ConsumerRecord<String, String>> allAtRest(String topic) {
    awaitEmptyOutbox();
    return all(topic);
  }

  public static long countHolding(String topic, String text) {
    return allAtRest(topic).stream().filter(event -> event.value().contains(text)).count();
  }

  public static List<ConsumerRecord<String, String>> all(String topic) {
    return TOPICS.computeIfAbsent(topic, Topic::new).all();
  }

  public static String header(ConsumerRecord<?, ?> event, String name) {
    var header = event.headers().lastHeader(name);
    return header == null ? null : text(header.value());
  }

  /** The whole record as text, to search it for what must not leave: key, headers and body. */
  public static String everythingIn(ConsumerRecord<String, String> event) {
    var all = new StringBuilder(event.key()).append('\n');
    event.headers().forEach(header -> all.append(header.key()).append(text(header.value())));
    return all.append('\n').append(event.value()).toString();
  }

  /** A consumer of the test broker that belongs to no group; the caller assigns and closes it. */
  public static KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        TestServers.kafka().asAdministrator(), new StringDeserializer(), new StringDeserializer());
  }

  private static void awaitEmptyOutbox() {
    Awaitility.await().until(() -> Database.number("SELECT count(*) FROM outbox") == 0);
  }

  private static List<ConsumerRecord<String, String>> of(String topic, String id) {
    return all(topic).stream().filter(event -> id.equals(event.key())).toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
