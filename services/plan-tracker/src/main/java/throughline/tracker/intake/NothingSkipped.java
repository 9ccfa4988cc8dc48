package throughline.tracker.intake;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.engine.log.IntakeProgress;
import throughline.tracker.engine.log.LogGaps;

/**
 * Begins a partition no later than what the database has of it, and says what the log no longer
 * has. Kafka keeps how far the group read; a database that was restored to yesterday, or is new,
 * knows less, and what lies between would be in no figure without a word. What is read twice
 * changes nothing.
 */
final class NothingSkipped implements ConsumerRebalanceListener {

  private final Consumer<String, byte[]> consumer;
  private final Jdbi jdbi;
  private final Clock clock;
  private final Map<TopicPartition, Long> due = new HashMap<>();

  NothingSkipped(Consumer<String, byte[]> consumer, Jdbi jdbi, Clock clock) {
    this.consumer = consumer;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    // What is in is in, whoever goes on.
    due.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    var taken = jdbi.withHandle(IntakeProgress::read);
    for (var partition : partitions) {
      long next = taken.getOrDefault(partition, 0L);
      due.put(partition, next);
      long position = consumer.position(partition);
      if (position > next) {
        consumer.seek(partition, next);
        Log.infof(
            "intake=back partition=%s from=%d to=%d: the database does not have what lies between",
            partition, position, next);
      }
    }
  }

  /**
   * Notes events that were deleted before they were read: their partition goes on further on than
   * where it was read to, or begins further on for a database that has nothing of it. A log that
   * was set up anew begins before that, and lacks nothing.
   */
  void look(ConsumerRecords<String, byte[]> polled) {
    for (var partition : polled.partitions()) {
      var records = polled.records(partition);
      long first = records.get(0).offset();
      long next = due.put(partition, records.get(records.size() - 1).offset() + 1);
      if (first > next) {
        Log.errorf(
            "intake=lost partition=%s from=%d to=%d: deleted from the log before it was read",
            partition, next, first);
        jdbi.useHandle(handle -> LogGaps.note(handle, partition, next, first, clock.instant()));
      }
    }
  }
}
