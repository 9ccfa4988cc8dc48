package throughline.platform.mail;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import throughline.platform.core.backoff.Backoff;

/**
 * The thread that sends what was committed. Every instance of a service runs one; each mail is
 * locked by the one that sends it.
 */
final class MailSender {

  private static final Logger LOG = Logger.getLogger(MailSender.class);

  private final SendNext next;
  private final MailSignal signal;
  private final MailConfig.Sender config;
  private final MailMetrics metrics;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "mail-sender");

  private final Backoff backoff;

  private int failures;

  MailSender(SendNext next, MailSignal signal, MailConfig.Sender config, MailMetrics metrics) {
    this.next = next;
    this.signal = signal;
    this.config = config;
    this.metrics = metrics;
    this.backoff = new Backoff(config.backOff(), config.maxBackOff());
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets the mail under way finish, within bounds. */
  void stop() {
    stopping.countDown();
    signal.wake();
    try {
      thread.join(config.stopTimeout().toMillis());
      if (thread.isAlive()) {
        LOG.warn("event=mail-sender-interrupted reason=\"the mail under way took too long\"");
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
      LOG.debug("The sender was interrupted");
    }
  }

  private void turn() throws InterruptedException {
    try {
      var sent = next.send();
      failures = 0;
      if (!sent) {
        signal.await(config.pollInterval());
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      // An Error too: a sender that has ended would let mails wait without a word.
      recoverFrom(e);
    }
  }

  /** Not shortened by commits: while the server is away each of them would be a try. */
  private void recoverFrom(Throwable problem) throws InterruptedException {
    if (stopping.getCount() == 0) {
      return;
    }
    metrics.failed();
    failures++;
    var wait = backoff.after(failures);
    LOG.warnf(
        "event=mail-sender-failed retryInMillis=%d reason=\"%s\"", wait.toMillis(), why(problem));
    stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What a mail server said may hold an address, so of an unknown error only its kind is told. */
  private static String why(Throwable problem) {
    return problem instanceof Transport.Unreachable
        ? problem.getMessage()
        : problem.getClass().getName();
  }
}
