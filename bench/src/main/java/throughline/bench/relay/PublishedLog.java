package throughline.bench.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import throughline.bench.suite.MeasurementFailed;

/** Everything that lies in a topic: whether it is all there and in order, and when it came. */
final class PublishedLog {

  private final Set<String> ids = new HashSet<>();
  private final Map<String, Long> versions = new HashMap<>();
  private long first = Long.MAX_VALUE;
  private long last;
  private int outOfOrder;
  private int repeated;

  private PublishedLog() {}

  static PublishedLog read(Map<String, Object> kafka, String topic) {
    var text = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(kafka, text, text)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var log = new PublishedLog();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(log::add);
      }
      return log;
    }
  }

  private void add(ConsumerRecord<String, String> record) {
    first = Math.min(first, record.timestamp());
    last = Math.max(last, record.timestamp());
    if (!ids.add(header(record, "ce_id"))) {
      repeated++;
      return;
    }
    var version = Long.parseLong(header(record, "ce_sequence"));
    var before = versions.put(record.key(), version);
    if (version != (before == null ? 1 : before + 1)) {
      outOfOrder++;
    }
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** Refuses a log in which anything is missing, repeated or before its time. */
  PublishedLog verified(int expected) {
    if (ids.size() != expected || outOfOrder > 0 || repeated > 0) {
      throw new MeasurementFailed(
          "Of %,d events %,d were published, %,d of them out of order within their aggregate, and %,d more than once."
              .formatted(expected, ids.size(), outOfOrder, repeated));
    }
    return this;
  }

  /** Events a second from the first that the broker took to the last. */
  double rate() {
    return rateSince(first);
  }

  /** Events a second from that moment (as milliseconds since 1970) to the last. */
  double rateSince(long start) {
    return ids.size() * 1_000.0 / Math.max(1, last - start);
  }
}
