package throughline.membership.librarysystem;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.platform.core.backoff.Backoff;

/**
 * The thread that tells the library system what was committed. Every instance of the service runs
 * one; the lock in {@link HandOverTable} lets one at a time tell, whichever it is.
 */
final class Teller {

  private static final Logger LOG = Logger.getLogger(Teller.class);

  private final TellNext next;
  private final LibrarySystemSettings settings;
  private final HandOverMetrics metrics;
  private final Backoff backoff;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "library-system");

  private int failures;

  Teller(TellNext next, LibrarySystemSettings settings, HandOverMetrics metrics) {
    this.next = next;
    this.settings = settings;
    this.metrics = metrics;
    this.backoff = new Backoff(settings.backOff(), settings.maxBackOff());
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets the member under way finish, within bounds. */
  void stop() {
    stopping.countDown();
    try {
      thread.join(settings.stopTimeout().toMillis());
      if (thread.isAlive()) {
        LOG.warn("event=library-system-interrupted reason=\"the member under way took too long\"");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (stopping.getCount() > 0) {
        turn();
      }
    } catch (InterruptedException e) {
      LOG.debug("The teller was interrupted");
    }
  }

  private void turn() throws InterruptedException {
    try {
      var told = next.tell();
      failures = 0;
      if (!told) {
        rest(settings.pollInterval());
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      // An Error too: a teller that has ended would let members wait without a word.
      recoverFrom(e);
    }
  }

  private void recoverFrom(Throwable problem) throws InterruptedException {
    if (stopping.getCount() == 0) {
      return;
    }
    metrics.failed();
    failures++;
    var wait = pause(problem);
    LOG.warnf(
        "event=library-system-failed retryInMillis=%d reason=\"%s\"",
        wait.toMillis(), why(problem));
    rest(wait);
  }

  /** As long as the library system asks for, if that is longer, but not for ever. */
  private Duration pause(Throwable problem) {
    var usual = backoff.after(failures);
    var asked =
        problem instanceof Unreachable away ? away.waitFor().orElse(Duration.ZERO) : Duration.ZERO;
    var longer = asked.compareTo(usual) > 0 ? asked : usual;
    return longer.compareTo(settings.maxBackOff()) > 0 ? settings.maxBackOff() : longer;
  }

  private void rest(Duration wait) throws InterruptedException {
    stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What was answered may name somebody, so of an unknown error only its kind is told. */
  private static String why(Throwable problem) {
    return problem instanceof Unreachable ? problem.getMessage() : problem.getClass().getName();
  }
}
