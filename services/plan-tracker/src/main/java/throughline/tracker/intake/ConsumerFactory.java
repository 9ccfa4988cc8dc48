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
import throughline.tracker.TrackerConfig;

/** Opens Kafka consumers with this service's settings. */
@Singleton
final class ConsumerFactory {

  private final String bootstrapServers;
  private final TrackerConfig.Intake config;

  ConsumerFactory(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      TrackerConfig config) {
    this.bootstrapServers = bootstrapServers;
    this.config = config.intake();
  }

  KafkaConsumer<String, byte[]> open() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            config.group(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            config.batch(),
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            CooperativeStickyAssignor.class.getName(),
            // A topic that is created after the service started is found soon, not after five
            // minutes.
            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
            10_000),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
