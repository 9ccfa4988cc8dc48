package throughline.membership.librarysystem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** What the hand-over tells the monitoring: counts, never whom; also of what waits for a file. */
@Startup
@ApplicationScoped
class PatronSyncMetrics {
  private static final long KEEP_NANOS = Duration.ofMinutes(1).toNanos();
  private final MeterRegistry registry;
  private final CountHandOvers handOvers;
  private CountHandOvers.Open open;
  private long countedAt;

  PatronSyncMetrics(MeterRegistry registry, CountHandOvers handOvers, Clock clock) {
    this.registry = registry;
    this.handOvers = handOvers;
    gauge("library.system.waiting", CountHandOvers.Open::waiting).register(registry);
    gauge("library.system.refused", CountHandOvers.Open::failed).register(registry);
    gauge("library.system.oldest.age", open -> open.oldestAge(clock.instant()).toSeconds())
        .baseUnit("seconds")
        .register(registry);
  }

  void failed() {
    registry.counter("library.system.failures").increment();
  }

  /** A gap in the graph, not a zero, while the database does not answer. */
  private Gauge.Builder<?> gauge(String name, ToLongFunction<CountHandOvers.Open> figure) {
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

  private synchronized CountHandOvers.Open open() {
    // The machine's running time, not the clock: a test's clock may stand still.
    if (open == null || System.nanoTime() - countedAt > KEEP_NANOS) {
      open = handOvers.all();
      countedAt = System.nanoTime();
    }
    return open;
  }
}
