package throughline.platform.outbox;

import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
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

  /**
   * What an operator must mend, in a sentence: the password, a right, a topic. It heals without the
   * record. Empty for everything that time alone may heal.
   */
  static Optional<String> forOperator(Throwable problem) {
    for (var cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthenticationException) {
        return Optional.of(
            "Kafka does not know this user or its password: set KAFKA_USERNAME and KAFKA_PASSWORD to what the broker knows");
      }
      if (cause instanceof TopicAuthorizationException refused) {
        return Optional.of(
            "this service's user may not write to %s: grant it, as docs/runbooks/kafka.md says"
                .formatted(refused.unauthorizedTopics()));
      }
      if (cause instanceof AuthorizationException
          || cause instanceof UnknownTopicOrPartitionException) {
        return Optional.of(
            "Kafka lacks a right or a topic of this service (%s): set it up as docs/runbooks/kafka.md says"
                .formatted(cause.getMessage()));
      }
    }
    return Optional.empty();
  }
}
