package throughline.membership.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.testing.TestServers;

/** What has reached the real broker. */
public final class Published {

  private Published() {}

  /** The member's first event, as soon as it is there. */
  public static ConsumerRecord<String, byte[]> awaitOf(String member) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> of(member), events -> !events.isEmpty())
        .get(0);
  }

  /** All that was ever published about the member: the outbox is empty by then. */
  public static List<ConsumerRecord<String, byte[]>> allOf(String member) {
    Awaitility.await().until(() -> Database.number("SELECT count(*) FROM outbox") == 0);
    return of(member);
  }

  public static String header(ConsumerRecord<?, ?> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** Every byte of the record as text: key, headers and body. */
  public static String everythingIn(ConsumerRecord<String, byte[]> event) {
    var all = new StringBuilder(event.key()).append('\n');
    event.headers().forEach(header -> all.append(header.key()).append(text(header.value())));
    return all.append('\n').append(text(event.value())).toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<ConsumerRecord<String, byte[]>> of(String member) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(MembershipEvents.TOPIC).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    found.removeIf(event -> !member.equals(event.key()));
    return found;
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
