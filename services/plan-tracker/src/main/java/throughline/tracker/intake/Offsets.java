package throughline.tracker.intake;

import io.quarkus.logging.Log;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * Tells Kafka how far the intake has come, and does not wait for the answer: what is told too late
 * comes again, which changes nothing. A commit that was refused, as by a rebalance, is made up for
 * at the next batch or at the next poll that brings nothing, and then it is waited for: else the
 * offsets would stay behind until the next event, or for ever without a word.
 */
public final class Offsets {

  private final Consumer<String, byte[]> consumer;
  private boolean behind;

  public Offsets(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  public void commit() {
    if (behind) {
      commitAndWait();
    } else {
      consumer.commitAsync((offsets, refusal) -> behind = refusal != null);
    }
  }

  void catchUp() {
    if (behind) {
      commitAndWait();
    }
  }

  private void commitAndWait() {
    try {
      consumer.commitSync();
      behind = false;
    } catch (CommitFailedException | RebalanceInProgressException e) {
      Log.infof("intake=rebalanced: the batch may come again, which changes nothing");
    }
  }
}
