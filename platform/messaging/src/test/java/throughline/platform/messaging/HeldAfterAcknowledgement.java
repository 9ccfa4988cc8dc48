package throughline.platform.messaging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A relay in a process of its own that stops for ever between Kafka's acknowledgement of its third
 * batch and the delete, and says so: the moment at which {@link KilledRelayTest} kills it.
 */
final class HeldAfterAcknowledgement {

  static final int BATCHES_BEFORE = 2;
  static final String HELD = "held after acknowledgement";

  private HeldAfterAcknowledgement() {}

  /**
   * @param arguments the JDBC address and Kafka's settings, each as name=value
   */
  public static void main(String[] arguments) throws Exception {
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(OutboxConfig.class)
            .build()
            .getConfigMapping(OutboxConfig.class);
    var dataSource = OutboxFixture.pool(arguments[0]);
    var metrics =
        new OutboxMetrics(
            new SimpleMeterRegistry(), new OutboxBacklog(dataSource, Clock.systemUTC()));
    var batch = new RelayBatch(dataSource, Clock.systemUTC(), config.relay(), metrics);
    var broker = new HashMap<String, Object>();
    for (var setting : Arrays.asList(arguments).subList(1, arguments.length)) {
      var parts = setting.split("=", 2);
      broker.put(parts[0], parts[1]);
    }
    var producer =
        OutboxProducer.connect(
            broker, Map.of(), "outbox-test", OpenTelemetry.noop().getTracer("none"));
    new OutboxRelay(
            batch,
            () -> holding(producer),
            new RelaySignal(),
            config.relay(),
            metrics,
            new PublishingRefusal())
        .start();
    new CountDownLatch(1).await();
  }

  private static Publisher holding(OutboxProducer producer) {
    return new Publisher() {
      private int batches;

      @Override
      public Receipt publish(List<OutboxRow> rows) {
        var receipt = producer.publish(rows);
        if (++batches > BATCHES_BEFORE) {
          System.out.println(HELD);
          holdForEver();
        }
        return receipt;
      }

      @Override
      public void close() {
        producer.close();
      }
    };
  }

  private static void holdForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
