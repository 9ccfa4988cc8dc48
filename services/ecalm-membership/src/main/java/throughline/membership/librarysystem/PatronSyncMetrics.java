package throughline.membership.librarysystem;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** What the patron sync tells the monitoring: counts, never whom; also of what waits for a file. */
@Startup
@ApplicationScoped
class PatronSyncMetrics {
  private static final long KEEP_NANOS = Duration.ofMinutes(1).toNanos();
  private final Counter failures;
  private final CountPatronSyncs syncs;
  private CountPatronSyncs.Open open;
  private long countedAt;

  PatronSyncMetrics(MeterRegistry registry, CountPatronSyncs syncs, Clock clock) {
    this.failures = registry.counter("library.system.failures");
    this.syncs = syncs;
    gauge("library.system.waiting", CountPatronSyncs.Open::waiting).register(registry);
    gauge("library.system.refused", CountPatronSyncs.Open::failed).register(registry);
    gauge("library.system.oldest.age", open -> open.oldestAge(clock.instant()).toSeconds())
        .baseUnit("seconds")
        .register(registry);
  }

  void failed() {
    failures.increment();
  }

  /** A gap in the graph, not a zero, while the database does not answer. */
  private Gauge.Builder<?> gauge(String name, ToLongFunction<CountPatronSyncs.Open> figure) {
    return Gauge.builder(
        name,
        () -> {
          try {
            return figure.applyAsLong(open());
          } catch (IllegalStateException e) {
            return Double.NaN;
          }
        });
  }

  private synchronized CountPatronSyncs.Open open() {
    // The machine's running time, not the clock: a test's clock may stand still.
    if (open == null || System.nanoTime() - countedAt > KEEP_NANOS) {
      open = syncs.all();
      countedAt = System.nanoTime();
    }
    return open;
  }
}
