package throughline.membership.librarysystem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;

/** What the hand-over tells the monitoring: counts, never whom; also of what waits for a file. */
@Startup
@ApplicationScoped
class HandOverMetrics {

  private final MeterRegistry registry;

  HandOverMetrics(MeterRegistry registry, CountHandOvers handOvers, Clock clock) {
    this.registry = registry;
    Gauge.builder("library.system.waiting", () -> orUnknown(() -> handOvers.all().waiting()))
        .register(registry);
    Gauge.builder("library.system.refused", () -> orUnknown(() -> handOvers.all().failed()))
        .register(registry);
    Gauge.builder(
            "library.system.oldest.age",
            () -> orUnknown(() -> handOvers.all().oldestAge(clock.instant()).toSeconds()))
        .baseUnit("seconds")
        .register(registry);
  }

  void failed() {
    registry.counter("library.system.failures").increment();
  }

  /** A gap in the graph, not a zero, while the database does not answer. */
  private static Number orUnknown(Supplier<Long> figure) {
    try {
      return figure.get();
    } catch (IllegalStateException e) {
      return Double.NaN;
    }
  }
}
