package throughline.tracker.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.shared.TrackerConfig;

/**
 * Reads the log in several threads that share its partitions, as instances do: one reads and counts
 * while another one waits for the database.
 */
@Startup
@Singleton
class ReadEvents {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final List<IntakeLoop> loops;
  private final List<Thread> threads;

  ReadEvents(
      IngestBatch ingest,
      LedgerChanges changes,
      TrackerConfig config,
      ConsumerFactory consumers,
      IntakeStandstill standstill,
      Jdbi jdbi,
      MeasureStore measures,
      Clock clock,
      MeterRegistry registry) {
    var intake = config.intake();
    var tracer = GlobalOpenTelemetry.getTracer("throughline.intake");
    this.loops =
        Stream.generate(
                () ->
                    new IntakeLoop(
                        ingest,
                        changes,
                        intake,
                        consumers,
                        standstill,
                        jdbi,
                        clock,
                        new DatabaseAgreement(jdbi, measures, clock, intake.mostClockDifference()),
                        new LookAhead(jdbi, clock),
                        new IntakeMetrics(registry),
                        new IntakeTraces(tracer)))
            .limit(intake.enabled() ? intake.threads() : 0)
            .toList();
    this.threads = loops.stream().map(loop -> new Thread(loop::run, "intake")).toList();
    threads.forEach(Thread::start);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loops.forEach(IntakeLoop::stop);
    for (var thread : threads) {
      thread.join(PATIENCE.toMillis());
    }
  }
}
