package throughline.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * What Kafka refuses this instance, for health to tell: the relay's thread writes it, health reads.
 */
@ApplicationScoped
class PublishingRefusal {

  private volatile String sentence;
  private volatile boolean everSent;

  void refused(String why) {
    sentence = why;
  }

  void lifted(RelayBatch.Outcome outcome) {
    sentence = null;
    everSent |=
        outcome == RelayBatch.Outcome.SENT || outcome == RelayBatch.Outcome.SENT_AS_MANY_AS_MAY_BE;
  }

  Optional<String> sentence() {
    return Optional.ofNullable(sentence);
  }

  /**
   * Whether this instance was never set up rightly. One that has sent before stays in service: a
   * mistake at the broker must not keep people from their work.
   */
  boolean fromTheStart() {
    return sentence != null && !everSent;
  }
}
