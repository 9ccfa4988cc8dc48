package throughline.tracker.intake;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import throughline.tracker.shared.TrackerConfig;

/** Opens Kafka consumers with this service's settings. */
@Singleton
final class ConsumerFactory {

  private static final int ANSWER_BYTES = 4 << 20;

  /** Less would not fill a batch from the partitions of one reader. */
  private static final int PARTITION_BYTES = 1 << 20;

  private final Map<String, Object> broker;
  private final TrackerConfig.Intake config;

  ConsumerFactory(
      @Identifier("default-kafka-broker") Map<String, Object> broker, TrackerConfig config) {
    this.broker = broker;
    this.config = config.intake();
  }

  KafkaConsumer<String, byte[]> open() {
    var settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
    // What waits in memory: so much of each partition, and one answer more.
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, ANSWER_BYTES);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    // Kafka gives the partitions of an instance that was killed to the others after this time, the
    // least that it allows; an instance that stops says so, and does not wait.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    // A topic that is created after the service started is found soon, not after five minutes.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
