package throughline.tracker.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Since when the intake waits, and why: the intake's thread writes it, health reads. */
@Singleton
class IntakeStandstill {

  private final Clock clock;
  private volatile Waiting waiting;

  IntakeStandstill(Clock clock) {
    this.clock = clock;
  }

  /**
   * A batch that will not go in, or reading that fails.
   *
   * @param why the latest cause, in words that quote no value
   */
  record Waiting(Instant since, String why) {

    String words() {
      return "waits since %s: %s".formatted(since, why);
    }
  }

  void waits(String why) {
    var before = waiting;
    waiting = new Waiting(before == null ? clock.instant() : before.since(), why);
  }

  void moves() {
    waiting = null;
  }

  Optional<Waiting> waiting() {
    return Optional.ofNullable(waiting);
  }
}
