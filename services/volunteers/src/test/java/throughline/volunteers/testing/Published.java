package throughline.volunteers.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import throughline.platform.testing.TestServers;

/** What has reached the real broker. */
public final class Published {

  private Published() {}

  /** The events of one aggregate, in order, as soon as there are so many. */
  public static List<ConsumerRecord<String, String>> awaitOf(String topic, String id, int count) {
    var found = new ArrayList<ConsumerRecord<String, String>>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              found.clear();
              found.addAll(of(topic, id));
              return found.size() >= count;
            });
    return found;
  }

  /**
   * The events of one aggregate so far. Only once the outbox is empty does a missing one mean that
   * it was never published.
   */
  public static List<ConsumerRecord<String, String>> allOf(String topic, String id) {
    Awaitility.await().until(() -> Database.number("SELECT count(*) FROM outbox") == 0);
    return of(topic, id);
  }

  public static String header(ConsumerRecord<?, ?> event, String name) {
    var header = event.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static List<ConsumerRecord<String, String>> of(String topic, String id) {
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var events = new ArrayList<ConsumerRecord<String, String>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(events::add);
      }
      return events.stream().filter(event -> id.equals(event.key())).toList();
    }
  }

  private static KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
