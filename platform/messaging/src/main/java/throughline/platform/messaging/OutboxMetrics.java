package throughline.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/** What the outbox tells the monitoring; the runbook says what each figure means. */
final class OutboxMetrics {

  private final Timer publishLatency;
  private final DistributionSummary batchSize;
  private final Counter sent;
  private final Counter failures;

  OutboxMetrics(MeterRegistry registry, OutboxBacklog backlog) {
    gauge(registry, "outbox.rows", null, () -> backlog.state().rows());
    gauge(registry, "outbox.parked", null, () -> backlog.state().parked());
    gauge(registry, "outbox.oldest.age", "seconds", () -> backlog.oldestAge().toMillis() / 1000.0);
    publishLatency =
        Timer.builder("outbox.publish.latency")
            .description("From append to Kafka's acknowledgement")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(registry);
    batchSize = DistributionSummary.builder("relay.batch.size").register(registry);
    sent = Counter.builder("outbox.sent").register(registry);
    failures = Counter.builder("outbox.failures").register(registry);
  }

  void sent(List<OutboxRow> rows, Instant now) {
    batchSize.record(rows.size());
    sent.increment(rows.size());
    rows.forEach(row -> publishLatency.record(Duration.between(row.message().createdAt(), now)));
  }

  void failed() {
    failures.increment();
  }

  private static void gauge(
      MeterRegistry registry, String name, String unit, Callable<Number> value) {
    Gauge.builder(name, () -> orUnknown(value)).baseUnit(unit).register(registry);
  }

  /** A gap in the graph, not a zero, while the database does not answer. */
  private static Number orUnknown(Callable<Number> value) {
    try {
      return value.call();
    } catch (SQLException e) {
      return Double.NaN;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
