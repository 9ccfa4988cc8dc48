package throughline.platform.servers.broker;

import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a broker refuses a service because somebody has to set it up: time does not heal it. */
public final class BrokerRefusal {

  private BrokerRefusal() {}

  /**
   * What an operator must mend, in one sentence: the password, a right, a topic. Empty for every
   * other problem.
   */
  public static Optional<String> sentence(Throwable problem) {
    for (var cause = problem; cause != null; cause = cause.getCause()) {
      var sentence = of(cause);
      if (sentence != null) {
        return Optional.of(sentence);
      }
    }
    return Optional.empty();
  }

  private static String of(Throwable cause) {
    if (cause instanceof AuthenticationException) {
      return "Kafka does not know this user or its password: set KAFKA_USERNAME and KAFKA_PASSWORD to what it knows";
    }
    if (cause instanceof TopicAuthorizationException refused) {
      return "Kafka gives this user no right to the topics %s: grant it as docs/runbooks/kafka.md says"
          .formatted(refused.unauthorizedTopics());
    }
    if (cause instanceof AuthorizationException) {
      return "Kafka gives this user no right here: grant it as docs/runbooks/kafka.md says (%s)"
          .formatted(cause.getMessage());
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return "Kafka lacks a topic of this service: create it as docs/runbooks/kafka.md says (%s)"
          .formatted(cause.getMessage());
    }
    return null;
  }
}
