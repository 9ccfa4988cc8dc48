package throughline.platform.messaging;

import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Which of Kafka's answers no waiting heals. */
final class KafkaProblems {

  private KafkaProblems() {}

  /**
   * Whether the record itself is at fault, so that it would be refused for ever. Everything else is
   * tried again, because a parked record is out of order with the later versions of its aggregate.
   * So is what Kafka calls an invalid record: of the relay's it can only be the time stamp, if two
   * clocks are apart.
   */
  static boolean isForGood(Throwable problem) {
    return problem instanceof RecordTooLargeException
        || problem instanceof SerializationException
        || problem instanceof InvalidTopicException;
  }
}
