package throughline.tracker.intake;

import io.quarkus.logging.Log;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.log.IntakeProgress;

/**
 * Begins a partition no later than what the database has of it. Kafka keeps how far the group read;
 * a database that was restored to yesterday, or is new, knows less, and what lies between would be
 * in no figure without a word. What is read twice changes nothing.
 */
final class NothingSkipped implements ConsumerRebalanceListener {

  private final Consumer<String, byte[]> consumer;
  private final Jdbi jdbi;

  NothingSkipped(Consumer<String, byte[]> consumer, Jdbi jdbi) {
    this.consumer = consumer;
    this.jdbi = jdbi;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    // What is in is in, whoever goes on.
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    var taken = jdbi.withHandle(IntakeProgress::read);
    for (var partition : partitions) {
      long next = taken.getOrDefault(partition, 0L);
      long position = consumer.position(partition);
      if (position > next) {
        consumer.seek(partition, next);
        Log.infof(
            "intake=back partition=%s from=%d to=%d: the database does not have what lies between",
            partition, position, next);
      }
    }
  }
}
