package throughline.tracker.intake;

import io.opentelemetry.api.trace.Span;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.platform.core.backoff.Backoff;
import throughline.platform.servers.broker.BrokerRefusal;
import throughline.tracker.engine.database.SqlFailure;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.shared.TrackerConfig;

/**
 * Reads the log: poll, take in, then commit the offsets. A crash between the last two means that a
 * batch comes again, which changes nothing. While the database is away the batch is kept and tried
 * again; nothing is skipped.
 */
final class IntakeLoop {

  private static final Duration FIRST_WAIT = Duration.ofMillis(200);

  private final IngestBatch ingest;
  private final LedgerChanges changes;
  private final TrackerConfig.Intake config;
  private final IntakeMetrics metrics;
  private final IntakeTraces traces;
  private final ConsumerFactory consumers;
  private final IntakeStandstill standstill;
  private final Jdbi jdbi;
  private final Clock clock;
  private final DatabaseAgreement agreement;
  private final LookAhead ahead;
  private final Backoff backoff;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile KafkaConsumer<String, byte[]> consumer;

  IntakeLoop(
      IngestBatch ingest,
      LedgerChanges changes,
      TrackerConfig.Intake config,
      ConsumerFactory consumers,
      IntakeStandstill standstill,
      Jdbi jdbi,
      Clock clock,
      DatabaseAgreement agreement,
      LookAhead ahead,
      IntakeMetrics metrics,
      IntakeTraces traces) {
    this.ingest = ingest;
    this.changes = changes;
    this.config = config;
    this.consumers = consumers;
    this.standstill = standstill;
    this.jdbi = jdbi;
    this.clock = clock;
    this.agreement = agreement;
    this.ahead = ahead;
    this.metrics = metrics;
    this.traces = traces;
    this.backoff = new Backoff(FIRST_WAIT, config.longestPause());
  }

  void stop() {
    stopped.countDown();
    var open = consumer;
    if (open != null) {
      open.wakeup();
    }
  }

  void run() {
    int failures = 0;
    while (isRunning()) {
      try (var opened = consumers.open()) {
        consumer = opened;
        var nothingSkipped = new NothingSkipped(opened, jdbi, clock);
        opened.subscribe(EventCatalogue.topics(), nothingSkipped);
        metrics.watch(opened);
        var offsets = new Offsets(opened);
        while (isRunning()) {
          agreement.check();
          readOnce(opened, nothingSkipped, offsets);
          failures = 0;
        }
      } catch (WakeupException e) {
        Log.debug("intake=stopping");
      } catch (Throwable e) {
        // An Error too: an intake that has ended would let the figures freeze without a word.
        report(e);
        await(++failures);
      } finally {
        metrics.unwatch();
      }
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }

  /** A service that stops need not wait for the end of it. */
  private void await(int failures) {
    try {
      stopped.await(backoff.after(failures).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(Throwable problem) {
    var forOperator = BrokerRefusal.sentence(problem);
    if (forOperator.isPresent()) {
      standstill.refused(forOperator.get());
      Log.errorf("intake=refused cause=\"%s\"", forOperator.get());
    } else {
      standstill.waits(this, words(problem));
      Log.warnf("intake=interrupted cause=%s", problem.toString());
    }
  }

  /** Kafka's client wraps what goes wrong while it gives a reader its partitions. */
  private static String words(Throwable problem) {
    for (var cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof JdbiException || cause instanceof TransientFailure) {
        return SqlFailure.words((RuntimeException) cause);
      }
    }
    return "reading was interrupted by " + problem.getClass().getSimpleName();
  }

  private void readOnce(
      KafkaConsumer<String, byte[]> opened, NothingSkipped nothingSkipped, Offsets offsets) {
    var polled = opened.poll(Duration.ofSeconds(1));
    if (ahead.look(opened, polled)) {
      standstill.moves(this);
    } else {
      standstill.waits(this, "Kafka does not answer");
    }
    if (!polled.isEmpty() || !opened.assignment().isEmpty()) {
      standstill.reads();
    }
    if (polled.isEmpty()) {
      offsets.catchUp();
      return;
    }
    nothingSkipped.look(polled);
    for (var batch : Batches.of(toLogRecords(polled), config.batchBytes())) {
      if (!ingestPatiently(batch)) {
        return;
      }
      changes.changed();
    }
    offsets.commit();
  }

  private boolean ingestPatiently(List<LogRecord> records) {
    var spans = traces.begin(records);
    int failures = 0;
    while (isRunning()) {
      try {
        metrics.count(ingest.ingest(records), records.size());
        spans.forEach(Span::end);
        standstill.moves(this);
        return true;
      } catch (RuntimeException e) {
        standstill.waits(this, SqlFailure.words(e));
        if (e instanceof TransientFailure) {
          agreement.checkAnew();
        }
        await(++failures);
      }
    }
    return false;
  }

  private static List<LogRecord> toLogRecords(ConsumerRecords<String, byte[]> polled) {
    var records = new ArrayList<LogRecord>(polled.count());
    polled.forEach(record -> records.add(LogRecord.of(record)));
    return records;
  }
}
