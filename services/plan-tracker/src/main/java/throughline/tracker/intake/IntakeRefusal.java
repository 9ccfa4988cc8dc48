package throughline.tracker.intake;

import jakarta.inject.Singleton;
import java.util.Optional;

/** What Kafka refuses the intake: its thread writes it, health reads. */
@Singleton
class IntakeRefusal {

  private volatile String sentence;
  private volatile boolean everRead;

  void refused(String why) {
    sentence = why;
  }

  void lifted() {
    sentence = null;
    everRead = true;
  }

  Optional<String> sentence() {
    return Optional.ofNullable(sentence);
  }

  boolean fromTheStart() {
    return sentence != null && !everRead;
  }
}
