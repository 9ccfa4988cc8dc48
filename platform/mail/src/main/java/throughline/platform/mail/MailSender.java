package throughline.platform.mail;

import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import throughline.platform.core.backoff.Backoff;
import throughline.platform.core.loop.WorkThread;

/**
 * The thread that sends what was committed. Every instance of a service runs one; each mail is
 * locked by the one that sends it.
 */
final class MailSender extends WorkThread {

  private static final Logger LOG = Logger.getLogger(MailSender.class);

  private final SendNext next;
  private final Clock clock;
  private final Pace pace;
  private final MailSignal signal;
  private final MailMetrics metrics;

  MailSender(
      SendNext next,
      Clock clock,
      MailSignal signal,
      MailConfig.Sender config,
      MailMetrics metrics) {
    super(
        "mail-sender",
        config.pollInterval(),
        new Backoff(config.backOff(), config.maxBackOff()),
        config.stopTimeout());
    this.next = next;
    this.clock = clock;
    this.pace = Pace.of(config.perSecond());
    this.signal = signal;
    this.metrics = metrics;
  }

  @Override
  protected boolean work() throws Exception {
    var begun = clock.instant();
    var sent = next.send();
    if (sent) {
      super.rest(pace.rest(begun, clock.instant()));
    }
    return sent;
  }

  @Override
  protected void rest(Duration longest) throws InterruptedException {
    signal.await(longest);
  }

  @Override
  protected void wake() {
    signal.wake();
  }

  @Override
  protected void failed(Throwable problem, Duration wait) {
    metrics.failed();
    LOG.warnf(
        "event=mail-sender-failed retryInMillis=%d reason=\"%s\"", wait.toMillis(), why(problem));
  }

  @Override
  protected void interrupted() {
    LOG.warn("event=mail-sender-interrupted reason=\"the mail under way took too long\"");
  }

  /** What a mail server said may hold an address, so of an unknown error only its kind is told. */
  private static String why(Throwable problem) {
    return problem instanceof Transport.Unreachable
        ? problem.getMessage()
        : problem.getClass().getName();
  }
}
