package throughline.tracker.intake.source;

import java.time.Duration;
import java.time.Instant;

/**
 * How things stand with a source of events.
 *
 * @param lastAt when its last event came in; null when none has
 * @param behind how many of its events wait in the log
 * @param writtenAt when the last event that was read was written; null when that is not known
 * @param lookedAt when the intake last looked at its part of the log; null when it never has
 */
public record SourceState(
    String topic, long events, Instant lastAt, long behind, Instant writtenAt, Instant lookedAt) {

  /** Every source counts its day in the night, so that a day without a word is no quiet day. */
  private static final Duration SILENCE = Duration.ofHours(26);

  public String name() {
    return SourceNames.ofTopic(topic);
  }

  public boolean isAlive(Instant now) {
    return lastAt != null && lastAt.isAfter(now.minus(SILENCE));
  }
}
