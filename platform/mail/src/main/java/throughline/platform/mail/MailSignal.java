package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the sender of this process that a mail was committed. */
@ApplicationScoped
class MailSignal {

  private final Semaphore commits = new Semaphore(0);

  void wake() {
    commits.release();
  }

  /** Waits for a commit; commits that came meanwhile count as one. */
  void await(Duration longest) throws InterruptedException {
    commits.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    commits.drainPermits();
  }
}
