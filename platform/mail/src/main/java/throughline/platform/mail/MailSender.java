package throughline.platform.mail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

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

  private Duration backOff;

  MailSender(SendNext next, MailSignal signal, MailConfig.Sender config, MailMetrics metrics) {
    this.next = next;
    this.signal = signal;
    this.config = config;
    this.metrics = metrics;
    this.backOff = config.backOff();
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
      backOff = config.backOff();
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
    LOG.warnf(
        "event=mail-sender-failed retryInMillis=%d reason=\"%s\"",
        backOff.toMillis(), why(problem));
    stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS);
    var doubled = backOff.multipliedBy(2);
    backOff = doubled.compareTo(config.maxBackOff()) < 0 ? doubled : config.maxBackOff();
  }

  /** What a mail server said may hold an address, so of an unknown error only its kind is told. */
  private static String why(Throwable problem) {
    return problem instanceof Transport.Unreachable
        ? problem.getMessage()
        : problem.getClass().getName();
  }
}
