package throughline.tracker.intake;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import throughline.tracker.engine.rule.Evaluator;

/** Counts what became of records, and how the consumer fares. */
final class IntakeMetrics {

  private final MeterRegistry registry;
  private final DistributionSummary batches;
  private KafkaClientMetrics consumer;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.batches = DistributionSummary.builder("intake.batch.size").register(registry);
    // From zero on: a series that begins with its first failure never grew.
    registry.counter(Evaluator.FAILURES);
  }

  void count(BatchOutcome tally, int records) {
    batches.record(records);
    count("latest", tally.latest());
    count("history", tally.history());
    count("repeated", tally.repeated());
    count("dead", tally.dead());
  }

  void watch(KafkaConsumer<String, byte[]> opened) {
    consumer = new KafkaClientMetrics(opened);
    consumer.bindTo(registry);
  }

  void unwatch() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }

  private void count(String outcome, int records) {
    registry.counter("intake.events", "outcome", outcome).increment(records);
  }
}
