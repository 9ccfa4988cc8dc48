package throughline.tracker.intake;

import io.quarkus.logging.Log;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * Tells Kafka how far the intake has come. A commit that a rebalance refuses is made up for at the
 * next poll, also when that brings nothing: else the offsets would stay behind until the next
 * event.
 */
final class Offsets {

  private final Consumer<String, byte[]> consumer;
  private boolean behind;

  Offsets(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  void commit() {
    try {
      consumer.commitSync();
      behind = false;
    } catch (CommitFailedException | RebalanceInProgressException e) {
      behind = true;
      Log.infof("intake=rebalanced: the batch may come again, which changes nothing");
    }
  }

  void catchUp() {
    if (behind) {
      commit();
    }
  }
}
