package throughline.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that lies in a topic, in the order of each partition. */
record PublishedLog(List<ConsumerRecord<String, String>> records) {

  static PublishedLog of(String topic) {
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<String, String>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return new PublishedLog(records);
    }
  }

  /** The address as Quarkus is told it: inside a Quarkus test, TestServers is another class. */
  static KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", System.getProperty("kafka.bootstrap.servers")),
        new StringDeserializer(),
        new StringDeserializer());
  }

  static String header(ConsumerRecord<?, ?> published, String name) {
    return new String(published.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  void assertHoldsAll(Collection<UUID> committed) {
    var missing = new HashSet<>(committed);
    missing.removeAll(ids());
    assertEquals(Set.of(), missing, "committed but not published");
  }

  void assertHoldsOnly(Collection<UUID> committed) {
    var surplus = ids();
    surplus.removeAll(new HashSet<>(committed));
    assertEquals(Set.of(), surplus, "published but not committed");
  }

  /** Versions of an aggregate must arrive one by one; a repeat of an event is not counted. */
  void assertFirstDeliveriesInOrder() {
    var seen = new HashSet<String>();
    var versions = new HashMap<String, Long>();
    var inversions = new ArrayList<String>();
    for (var published : records) {
      if (seen.add(header(published, "ce_id"))) {
        var version = Long.parseLong(header(published, "ce_sequence"));
        var before = versions.put(published.key(), version);
        if (version != (before == null ? 1 : before + 1)) {
          inversions.add("%s: %d after %s".formatted(published.key(), version, before));
        }
      }
    }
    assertEquals(List.of(), inversions);
  }

  int duplicates() {
    return records.size() - ids().size();
  }

  private Set<UUID> ids() {
    var ids = new HashSet<UUID>();
    records.forEach(published -> ids.add(UUID.fromString(header(published, "ce_id"))));
    return ids;
  }
}
