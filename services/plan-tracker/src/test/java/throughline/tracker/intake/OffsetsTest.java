package throughline.tracker.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OffsetsTest {

  private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

  private KafkaException refusal;

  private final MockConsumer<String, byte[]> consumer =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync() {
          if (refusal != null) {
            throw refusal;
          }
          super.commitSync();
        }

        @Override
        public synchronized void commitAsync(OffsetCommitCallback callback) {
          if (refusal == null) {
            super.commitAsync(callback);
          } else {
            callback.onComplete(Map.of(), refusal);
          }
        }
      };

  static List<KafkaException> refusals() {
    return List.of(new RebalanceInProgressException(), new CommitFailedException());
  }

  @BeforeEach
  void aRecordWasRead() {
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.addRecord(new ConsumerRecord<>("topic", 0, 0, "key", new byte[0]));
    consumer.poll(Duration.ofSeconds(1));
  }

  @Test
  void whatWasReadIsTold() {
    new Offsets(consumer).commit();

    assertEquals(new OffsetAndMetadata(1), committed());
  }

  @Test
  void aRefusalThatIsNoRebalanceIsSaidAtTheNextBatch() {
    var offsets = new Offsets(consumer);
    refusal = new GroupAuthorizationException("group");
    offsets.commit();

    assertThrows(GroupAuthorizationException.class, offsets::commit);
    refusal = null;
    offsets.catchUp();

    assertEquals(new OffsetAndMetadata(1), committed());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aCommitThatWasRefusedIsMadeUpForAlthoughNothingMoreComes(KafkaException rebalance) {
    var offsets = new Offsets(consumer);

    refusal = rebalance;
    offsets.commit();
    assertNull(committed());
    refusal = null;
    offsets.catchUp();

    assertEquals(new OffsetAndMetadata(1), committed());
  }

  private OffsetAndMetadata committed() {
    return consumer.committed(Set.of(PARTITION)).get(PARTITION);
  }
}
