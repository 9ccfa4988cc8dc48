package throughline.bench.intake;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads a topic from its start to its end and says how fast that went. */
final class ReadThrough {

  private static final Duration LONGEST_POLL = Duration.ofSeconds(10);

  /** What is done with a poll's records. */
  interface Batch {
    void take(KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records)
        throws Exception;
  }

  private ReadThrough() {}

  /**
   * Events a second. The clock starts when the first records are there: finding the broker is not
   * what is measured.
   */
  static double rate(FactTopic topic, Batch batch) throws Exception {
    try (var consumer = topic.open()) {
      var polled = poll(consumer);
      var start = System.nanoTime();
      var read = 0;
      while (true) {
        batch.take(consumer, polled);
        read += polled.count();
        if (read >= topic.records()) {
          return read * 1e9 / (System.nanoTime() - start);
        }
        polled = poll(consumer);
      }
    }
  }

  private static ConsumerRecords<String, byte[]> poll(KafkaConsumer<String, byte[]> consumer) {
    var polled = consumer.poll(LONGEST_POLL);
    if (polled.isEmpty()) {
      throw new IllegalStateException("the broker gave no record for " + LONGEST_POLL);
    }
    return polled;
  }
}
