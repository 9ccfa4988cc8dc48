package throughline.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import throughline.platform.broker.BrokerRefusal;
import throughline.platform.core.backoff.Backoff;

/**
 * The thread that empties the outbox into Kafka. Every instance of a service runs one; the lock in
 * {@link RelayBatch} lets one at a time send, whichever it is.
 */
final class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  private final RelayBatch batch;
  private final Callable<? extends Publisher> publishers;
  private final RelaySignal signal;
  private final OutboxConfig.Relay config;
  private final OutboxMetrics metrics;
  private final PublishingRefusal refusal;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "outbox-relay");

  private final Backoff afterFailures;
  private final Backoff whenIdle;

  private Publisher publisher;
  private int failures;
  private int idleTurns;

  /**
   * @param publishers gives a new connection to Kafka at the start and after each failure
   */
  OutboxRelay(
      RelayBatch batch,
      Callable<? extends Publisher> publishers,
      RelaySignal signal,
      OutboxConfig.Relay config,
      OutboxMetrics metrics,
      PublishingRefusal refusal) {
    this.batch = batch;
    this.publishers = publishers;
    this.signal = signal;
    this.config = config;
    this.metrics = metrics;
    this.refusal = refusal;
    this.afterFailures = new Backoff(config.backOff(), config.maxBackOff());
    this.whenIdle = new Backoff(config.pollInterval(), config.idlePollInterval());
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets the batch under way finish, within bounds, and returns when the thread has ended. */
  void stop() {
    stopping.countDown();
    signal.wake();
    try {
      thread.join(config.stopTimeout().toMillis());
      if (thread.isAlive()) {
        LOG.warn("event=outbox-relay-interrupted reason=\"the batch under way took too long\"");
        thread.interrupt();
        thread.join(config.stopTimeout().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopRequested()) {
        turn();
      }
    } catch (InterruptedException e) {
      LOG.debug("The relay was interrupted");
    } finally {
      closePublisher();
    }
  }

  private void turn() throws InterruptedException {
    try {
      if (publisher == null) {
        publisher = publishers.call();
      }
      var outcome = batch.send(publisher);
      failures = 0;
      refusal.lifted(outcome);
      restAfter(outcome);
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      // An Error too: a relay that has ended would let the outbox grow without a word.
      recoverFrom(e);
    }
  }

  private void restAfter(RelayBatch.Outcome outcome) throws InterruptedException {
    switch (outcome) {
      case SENT_AS_MANY_AS_MAY_BE -> idleTurns = 0;
      case SENT -> {
        idleTurns = 0;
        stopping.await(config.gathering().toMillis(), TimeUnit.MILLISECONDS);
      }
      case NOT_LEADER, NOTHING_TO_SEND -> {
        idleTurns++;
        if (signal.await(whenIdle.after(idleTurns))) {
          idleTurns = 0;
        }
      }
    }
  }

  /** Not shortened by commits: during an outage each of them would be a try. */
  private void recoverFrom(Throwable problem) throws InterruptedException {
    if (stopRequested()) {
      return;
    }
    metrics.failed();
    closePublisher();
    failures++;
    var wait = afterFailures.after(failures);
    report(problem, wait);
    stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void report(Throwable problem, Duration wait) {
    var forOperator = BrokerRefusal.sentence(problem);
    forOperator.ifPresent(refusal::refused);
    LOG.logf(
        forOperator.isPresent() ? Logger.Level.ERROR : Logger.Level.WARN,
        "event=outbox-relay-failed retryInMillis=%d reason=\"%s\"",
        wait.toMillis(),
        forOperator.orElseGet(() -> causeOf(problem).toString()));
  }

  private static Throwable causeOf(Throwable problem) {
    var wrapped =
        problem instanceof RelayBatch.PublishFailed || problem instanceof ExecutionException;
    return wrapped ? problem.getCause() : problem;
  }

  private boolean stopRequested() {
    return stopping.getCount() == 0;
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
