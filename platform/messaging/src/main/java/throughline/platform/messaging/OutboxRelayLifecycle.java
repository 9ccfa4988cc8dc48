package throughline.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the relay as long as the application runs. */
@ApplicationScoped
class OutboxRelayLifecycle {

  private final OutboxRelay relay;
  private final boolean enabled;

  OutboxRelayLifecycle(
      DataSource dataSource,
      Clock clock,
      OutboxConfig config,
      RelaySignal signal,
      OutboxBacklog backlog,
      PublishingRefusal refusal,
      MeterRegistry registry,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    var metrics = new OutboxMetrics(registry, backlog);
    var tracer = GlobalOpenTelemetry.getTracer("throughline.outbox");
    this.relay =
        new OutboxRelay(
            new RelayBatch(dataSource, clock, config.relay(), metrics),
            () -> OutboxProducer.connect(broker, config.producer(), application, tracer),
            signal,
            config.relay(),
            metrics,
            refusal);
    this.enabled = config.relay().enabled();
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      relay.start();
    }
  }

  /** The event comes before the data source closes, so the batch under way can still commit. */
  void stop(@Observes ShutdownEvent event) {
    if (enabled) {
      relay.stop();
    }
  }
}
