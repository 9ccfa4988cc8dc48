package throughline.platform.mail;

import static jakarta.transaction.Status.STATUS_COMMITTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the sender of this process that a mail was committed. */
@ApplicationScoped
class MailSignal {

  private final Semaphore commits = new Semaphore(0);
  private final TransactionSynchronizationRegistry transaction;

  MailSignal(TransactionSynchronizationRegistry transaction) {
    this.transaction = transaction;
  }

  void wake() {
    commits.release();
  }

  /** Wakes the sender once the running transaction has committed, and not if it does not. */
  void wakeAfterCommit() {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
              wake();
            }
          }
        });
  }

  /** Waits for a commit; commits that came meanwhile count as one. */
  void await(Duration longest) throws InterruptedException {
    commits.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    commits.drainPermits();
  }
}
