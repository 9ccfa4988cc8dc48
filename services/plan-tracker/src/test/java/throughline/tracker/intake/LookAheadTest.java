package throughline.tracker.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.tracker.engine.Engine;
import throughline.tracker.intake.source.Freshness;

/** What pages say of how far the log was read is as old as the broker's last answer. */
class LookAheadTest {

  private static final TopicPartition PARTITION = new TopicPartition(VolunteerEvents.TOPIC, 0);

  private final Engine engine = Engine.withShippedMeasures();
  private final Silent consumer = new Silent();
  private final LookAhead ahead = new LookAhead(engine.jdbi, engine.clock);

  /** Knows what it knew for as long as its broker is away, and says nothing of it. */
  private static final class Silent extends MockConsumer<String, byte[]> {
    private static final MetricName RECEIVED =
        new MetricName("incoming-byte-total", "consumer-metrics", "", Map.of());
    private double received = 1;

    Silent() {
      super("earliest");
      assign(List.of(PARTITION));
      updateBeginningOffsets(Map.of(PARTITION, 0L));
      updateEndOffsets(Map.of(PARTITION, 0L));
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
      return Map.of(RECEIVED, metric());
    }

    private Metric metric() {
      return new Metric() {
        @Override
        public MetricName metricName() {
          return RECEIVED;
        }

        @Override
        public Object metricValue() {
          return received;
        }
      };
    }
  }

  @Test
  void whatABrokerThatDoesNotAnswerHasIsNotKnown() {
    engine.on("2026-04-01");
    assertTrue(look());

    engine.on("2026-04-02");
    assertFalse(look());
    assertEquals(Instant.parse("2026-04-01T09:00:00Z"), lookedAt());

    consumer.received++;
    assertTrue(look());
    assertEquals(Instant.parse("2026-04-02T09:00:00Z"), lookedAt());
  }

  private boolean look() {
    return ahead.look(consumer, ConsumerRecords.empty());
  }

  private Instant lookedAt() {
    return engine
        .jdbi
        .withHandle(handle -> Freshness.read(handle, engine.clock.instant()))
        .sources()
        .get(0)
        .lookedAt();
  }
}
