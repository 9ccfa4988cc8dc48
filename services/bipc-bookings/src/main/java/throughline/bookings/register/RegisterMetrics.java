package throughline.bookings.register;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import throughline.platform.core.permission.Places;

/** Tells the monitoring how many registers are open: counts, never of whom. */
@Startup
@ApplicationScoped
class RegisterMetrics {
  private static final Duration A_WEEK = Duration.ofDays(7);

  private final Registers registers;
  private final Clock clock;

  RegisterMetrics(MeterRegistry metrics, Registers registers, Clock clock) {
    this.registers = registers;
    this.clock = clock;
    Gauge.builder("registers.open", () -> open(Duration.ZERO)).register(metrics);
    Gauge.builder("registers.overdue", () -> open(A_WEEK)).register(metrics);
  }

  private long open(Duration since) {
    return QuarkusTransaction.requiringNew()
        .call(() -> registers.countUnfinished(clock.instant().minus(since), Places.everywhere()));
  }
}
