package throughline.platform.messaging;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import throughline.platform.core.backoff.Backoff;
import throughline.platform.core.loop.WorkThread;
import throughline.platform.servers.broker.BrokerRefusal;

/**
 * The thread that empties the outbox into Kafka. Every instance of a service runs one; the lock in
 * {@link RelayBatch} lets one at a time send, whichever it is.
 */
final class OutboxRelay extends WorkThread {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  private final RelayBatch batch;
  private final Callable<? extends Publisher> publishers;
  private final RelaySignal signal;
  private final Duration gathering;
  private final OutboxMetrics metrics;
  private final PublishingRefusal refusal;
  private final Backoff whenIdle;
  private Publisher publisher;
  private int idleTurns;

  OutboxRelay(
      RelayBatch batch,
      Callable<? extends Publisher> publishers,
      RelaySignal signal,
      OutboxConfig.Relay config,
      OutboxMetrics metrics,
      PublishingRefusal refusal) {
    super(
        "outbox-relay",
        config.pollInterval(),
        new Backoff(config.backOff(), config.maxBackOff()),
        config.stopTimeout());
    this.batch = batch;
    this.publishers = publishers;
    this.signal = signal;
    this.gathering = config.gathering();
    this.metrics = metrics;
    this.refusal = refusal;
    this.whenIdle = new Backoff(config.pollInterval(), config.idlePollInterval());
  }

  @Override
  protected boolean work() throws Exception {
    if (publisher == null) {
      publisher = publishers.call();
    }
    var outcome = batch.send(publisher);
    refusal.lifted(outcome);
    return switch (outcome) {
      case SENT_AS_MANY_AS_MAY_BE -> {
        idleTurns = 0;
        yield true;
      }
      case SENT -> {
        idleTurns = 0;
        super.rest(gathering);
        yield true;
      }
      case NOT_LEADER, NOTHING_TO_SEND -> {
        idleTurns++;
        yield false;
      }
    };
  }

  /** Longer from turn to turn, until something is committed. */
  @Override
  protected void rest(Duration longest) throws InterruptedException {
    if (signal.await(whenIdle.after(idleTurns))) {
      idleTurns = 0;
    }
  }

  @Override
  protected void wake() {
    signal.wake();
  }

  @Override
  protected void failed(Throwable problem, Duration wait) {
    metrics.failed();
    closePublisher();
    var forOperator = BrokerRefusal.sentence(problem);
    forOperator.ifPresent(refusal::refused);
    LOG.logf(
        forOperator.isPresent() ? Logger.Level.ERROR : Logger.Level.WARN,
        "event=outbox-relay-failed retryInMillis=%d reason=\"%s\"",
        wait.toMillis(),
        forOperator.orElseGet(() -> causeOf(problem).toString()));
  }

  @Override
  protected void interrupted() {
    LOG.warn("event=outbox-relay-interrupted reason=\"the batch under way took too long\"");
  }

  @Override
  protected void ended() {
    closePublisher();
  }

  private static Throwable causeOf(Throwable problem) {
    var wrapped =
        problem instanceof RelayBatch.PublishFailed || problem instanceof ExecutionException;
    return wrapped ? problem.getCause() : problem;
  }

  private void closePublisher() {
    if (publisher == null) {
      return;
    }
    try {
      publisher.close();
    } catch (RuntimeException e) {
      LOG.warnf("event=outbox-producer-close-failed reason=\"%s\"", e);
    }
    publisher = null;
  }
}
