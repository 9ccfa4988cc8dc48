package throughline.platform.outbox;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which of Kafka's answers no waiting heals, and which need a person rather than time. */
final class KafkaProblems {

  private KafkaProblems() {}

  /**
   * Whether the record itself is at fault, so that it would be refused for ever. Everything else is
   * tried again, because a parked record is out of order with the later versions of its aggregate.
   */
  static boolean isForGood(Throwable problem) {
    return problem instanceof RecordTooLargeException
        || problem instanceof SerializationException
        || problem instanceof InvalidTopicException
        || problem instanceof InvalidTimestampException
        || problem instanceof InvalidRecordException;
  }

  /** Whether an operator must mend it: a missing topic or right. It heals without the record. */
  static boolean needsOperator(Throwable problem) {
    for (var cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException
          || cause instanceof AuthenticationException
          || cause instanceof UnknownTopicOrPartitionException) {
        return true;
      }
    }
    return false;
  }
}
