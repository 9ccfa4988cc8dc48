package throughline.tracker.intake;

import static org.awaitility.Awaitility.await;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.platform.database.JdbiProducer;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.TestKafka;
import throughline.platform.testing.TestServers;
import throughline.tracker.api.TestTopics;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.shared.TrackerConfig;

class ReadEventsTest {

  private final IntakeStandstill standstill = new IntakeStandstill(Clock.systemUTC());

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
    var client = new HashMap<>(TestServers.kafka().asAdministrator());
    client.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, Broken.class.getName());
    var intake = intake(client, config);

    await().until(() -> Broken.POLLS.get() > 1);
    await().until(() -> standstill.waiting().isPresent());
    assertTrue(standstill.waiting().get().why().contains("UnsatisfiedLinkError"));
    intake.stop(new ShutdownEvent());
  }

  /** It asks the database where to begin, and waits for it. */
  @Test
  void aDatabaseThatIsAwayWhenPartitionsAreGivenOutIsSaidAndWaitedFor() throws Exception {
    var away = JdbiProducer.configured(Jdbi.create("jdbc:postgresql://localhost:1/none"));
    var config = config();
    var client = TestServers.kafka().asAdministrator();
    var intake = intake(client, config, away);

    await().until(() -> standstill.waiting().isPresent());
    assertEquals("the database refused it with SQLSTATE 08001", standstill.waiting().get().why());
    intake.stop(new ShutdownEvent());
  }

  static List<Map<String, Object>> refused() {
    var kafka = TestServers.kafka();
    return List.of(
        kafka.as("plan-tracker", "wrong"), kafka.as(TestKafka.STRANGER), kafka.as("volunteers"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheBrokerRefusesIsSaidInOneSentenceAndHealthIsDown(Map<String, Object> client)
      throws Exception {
    try (var log = new LogWatch()) {
      var intake = intake(client, config());

      await().until(() -> new IntakeReadiness(standstill).call().getStatus() == DOWN);
      intake.stop(new ShutdownEvent());

      assertTrue(log.lines().contains("intake=refused cause=\"Kafka"), log.lines());
      assertFalse(log.lines().contains("\tat "), "no stack trace");
    }
  }

  private ReadEvents intake(Map<String, Object> client, TrackerConfig config) {
    return intake(client, config, Engine.withShippedMeasures().jdbi);
  }

  private ReadEvents intake(Map<String, Object> client, TrackerConfig config, Jdbi jdbi) {
    var consumers = new ConsumerFactory(client, config);
    return new ReadEvents(
        null,
        null,
        config,
        consumers,
        standstill,
        jdbi,
        new MeasureStore(),
        Clock.systemUTC(),
        new SimpleMeterRegistry());
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
