package throughline.tracker.intake;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestServers;
import throughline.tracker.TrackerConfig;
import throughline.tracker.api.TestTopics;
import throughline.tracker.engine.Bodies;

class ReadEventsTest {

  /** As when the library that unpacks a batch cannot be loaded. */
  public static final class Broken implements ConsumerInterceptor<String, byte[]> {
    static final AtomicInteger POLLS = new AtomicInteger();

    @Override
    public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
      POLLS.incrementAndGet();
      throw new UnsatisfiedLinkError("lz4");
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
  }

  @Test
  void anErrorDoesNotEndTheIntake() throws Exception {
    try (var topics = new TestTopics()) {
      topics.publish(
          Bodies.HOURS, TestTopics.newId(), Bodies.hours(1, "SUBMITTED", "2023-11-24", "1"));
    }
    var config = config();
    var broken =
        new ConsumerFactory(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestServers.kafka().bootstrapServers(),
                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                Broken.class.getName()),
            config);

    var intake = new ReadEvents(null, null, config, broken, new SimpleMeterRegistry());

    await().atMost(Duration.ofMinutes(1)).until(() -> Broken.POLLS.get() > 1);
    intake.stop(new ShutdownEvent());
  }

  private static TrackerConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(TrackerConfig.class)
        .withDefaultValue("throughline.tracker.intake.group", UUID.randomUUID().toString())
        .build()
        .getConfigMapping(TrackerConfig.class);
  }
}
