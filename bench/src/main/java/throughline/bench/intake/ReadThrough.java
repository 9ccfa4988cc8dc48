package throughline.bench.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
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
   * Events a second, read by several readers who share the partitions. The clock starts when the
   * first records are there: finding the broker is not what is measured.
   */
  static double rate(FactTopic topic, List<Batch> readers) throws Exception {
    var start = new AtomicLong();
    var threads = Executors.newFixedThreadPool(readers.size());
    try {
      var ends = new ArrayList<Future<Long>>();
      for (int i = 0; i < readers.size(); i++) {
        int reader = i;
        ends.add(
            threads.submit(
                () -> read(topic.open(reader, readers.size()), readers.get(reader), start)));
      }
      var end = Long.MIN_VALUE;
      for (var reader : ends) {
        end = Math.max(end, reader.get());
      }
      return topic.records() * 1e9 / (end - start.get());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns when its share is empty. */
  private static long read(KafkaConsumer<String, byte[]> opened, Batch batch, AtomicLong start)
      throws Exception {
    try (opened) {
      var ends = opened.endOffsets(opened.assignment());
      while (true) {
        var polled = poll(opened);
        start.compareAndSet(0, System.nanoTime());
        batch.take(opened, polled);
        if (ends.entrySet().stream()
            .allMatch(end -> opened.position(end.getKey()) >= end.getValue())) {
          return System.nanoTime();
        }
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
