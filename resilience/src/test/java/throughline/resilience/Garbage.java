package throughline.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import throughline.local.Stack;

/**
 * Records that no service of the suite would write, and some that one has written before. None of
 * them may move a figure.
 */
final class Garbage {
  private static final List<String> TOPICS =
      List.of("throughline.membership.v1", "throughline.bookings.v1", "throughline.volunteers.v1");
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_RECORDS = 5;

  /** What marks those that came from here, so that none of them is taken for a service's. */
  private static final String MARK = "garbage";

  private final Map<String, Object> client;
  private final Random random;

  Garbage(Stack stack, Random random) {
    this.client = new HashMap<>(stack.kafkaAdministrator());
    this.random = random;
  }

  /** Returns how many of them have to be set aside. */
  int deliver() throws ExecutionException, InterruptedException {
    String topic = TOPICS.get(random.nextInt(TOPICS.size()));
    List<ProducerRecord<String, byte[]>> again = new ArrayList<>();
    List<ProducerRecord<String, byte[]>> aside = new ArrayList<>(unreadable(topic));
    for (var record : someOf(topic)) {
      again.add(again(record));
      aside.add(cut(record));
      aside.add(empty(record));
      aside.add(fromSomebodyElse(record));
      aside.add(changed(record, other(topic), record.value()));
      contradicting(record).ifPresent(aside::add);
    }
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent =
          Stream.concat(again.stream(), aside.stream()).map(producer::send).toList();
      for (var each : sent) {
        each.get();
      }
    }
    return aside.size();
  }

  private List<ProducerRecord<String, byte[]>> unreadable(String topic) {
    byte[] noise = new byte[1 + random.nextInt(MOST_BYTES)];
    random.nextBytes(noise);
    return List.of(
        new ProducerRecord<>(topic, null, noise),
        new ProducerRecord<>(topic, "", new byte[0]),
        new ProducerRecord<>(topic, UUID.randomUUID().toString(), null),
        new ProducerRecord<>(topic, "\u0000", "{\"version\": 1}".getBytes(UTF_8)),
        new ProducerRecord<>(topic, "deep", "[".repeat(50_000).getBytes(UTF_8)));
  }

  /** Some records of the topic, as they are; fewer at its beginning. */
  private List<ConsumerRecord<String, byte[]>> someOf(String topic) {
    List<ConsumerRecord<String, byte[]>> some = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(Garbage::partition).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (var record : consumer.poll(LOOK)) {
        if (isOfAService(record)) {
          some.add(record);
        }
      }
    }
    Collections.shuffle(some, random);
    return some.subList(0, Math.min(MOST_RECORDS, some.size()));
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private static boolean isOfAService(ConsumerRecord<String, byte[]> record) {
    return record.headers().lastHeader("ce_type") != null
        && record.headers().lastHeader(MARK) == null;
  }

  /** The same once more, which is what a relay does that was killed before it noted success. */
  private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> record) {
    return changed(record, record.topic(), record.value());
  }

  private static ProducerRecord<String, byte[]> cut(ConsumerRecord<String, byte[]> record) {
    return changed(
        record, record.topic(), Arrays.copyOf(record.value(), record.value().length / 2));
  }

  private static ProducerRecord<String, byte[]> empty(ConsumerRecord<String, byte[]> record) {
    return changed(record, record.topic(), null);
  }

  /** The same version with another place: only where it names one. */
  private static Optional<ProducerRecord<String, byte[]>> contradicting(
      ConsumerRecord<String, byte[]> record) {
    String body = new String(record.value(), UTF_8);
    String other = body.replaceFirst("\"library\":\"\\w+\"", "\"library\":\"CHAR\"");
    return other.equals(body)
        ? Optional.empty()
        : Optional.of(changed(record, record.topic(), other.getBytes(UTF_8)));
  }

  private static ProducerRecord<String, byte[]> fromSomebodyElse(
      ConsumerRecord<String, byte[]> record) {
    ProducerRecord<String, byte[]> changed = again(record);
    changed.headers().remove("ce_source");
    changed.headers().add("ce_source", "/throughline/somebody-else".getBytes(UTF_8));
    return changed;
  }

  private static String other(String topic) {
    return TOPICS.get((TOPICS.indexOf(topic) + 1) % TOPICS.size());
  }

  private static ProducerRecord<String, byte[]> changed(
      ConsumerRecord<String, byte[]> record, String topic, byte[] body) {
    ProducerRecord<String, byte[]> changed =
        new ProducerRecord<>(topic, null, record.key(), body, record.headers());
    changed.headers().add(MARK, new byte[0]);
    return changed;
  }
}
