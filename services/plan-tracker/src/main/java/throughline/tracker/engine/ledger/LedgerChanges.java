package throughline.tracker.engine.ledger;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells whoever listens that a commit may have moved a figure; the ledger knows no reader. */
@Singleton
public class LedgerChanges {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Calls it after each change, in the thread that made it: it must be quick. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  public void changedBy(TransactionSynchronizationRegistry transaction) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nobody is told of what may still be undone.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              changed();
            }
          }
        });
  }

  public void changed() {
    listeners.forEach(Runnable::run);
  }
}
