package throughline.tracker.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Since when the intake waits, and why: each of its readers writes it, health reads. */
@Singleton
class IntakeStandstill {

  private final Clock clock;
  private final Map<Object, Waiting> waiting = new ConcurrentHashMap<>();

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

  void waits(Object reader, String why) {
    waiting.compute(
        reader, (r, before) -> new Waiting(before == null ? clock.instant() : before.since(), why));
  }

  void moves(Object reader) {
    waiting.remove(reader);
  }

  /** The reader that has waited longest. */
  Optional<Waiting> waiting() {
    return waiting.values().stream().min(Comparator.comparing(Waiting::since));
  }
}
