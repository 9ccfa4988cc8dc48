package throughline.bookings.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import throughline.platform.demo.DemoPerson;

/**
 * Somebody's place at a session, and what they do with it.
 *
 * @param decidedAt when they give the place up, if they do
 */
record MadeUpBooking(
    DemoPerson entrepreneur, Instant bookedAt, Instant decidedAt, Outcome outcome) {

  /** What somebody does with the place. */
  enum Outcome {
    CAME,
    LEFT_EARLY,
    STAYED_AWAY,
    GAVE_UP
  }

  private static final int GAVE_UP_BELOW = 9;
  private static final int STAYED_AWAY_BELOW = 21;
  private static final int LEFT_EARLY_BELOW = 25;

  /** The nearer the session, the more book it. */
  static MadeUpBooking of(DemoPerson entrepreneur, Instant start, Random random) {
    var before = MadeUpSession.OPEN.toMinutes() * (1 - Math.sqrt(random.nextDouble()) * 0.98);
    var ahead = Duration.ofMinutes((long) before);
    return new MadeUpBooking(
        entrepreneur,
        start.minus(ahead),
        start.minus(ahead.dividedBy(2)),
        outcome(random.nextInt(100)));
  }

  private static Outcome outcome(int percent) {
    if (percent < GAVE_UP_BELOW) {
      return Outcome.GAVE_UP;
    }
    if (percent < STAYED_AWAY_BELOW) {
      return Outcome.STAYED_AWAY;
    }
    return percent < LEFT_EARLY_BELOW ? Outcome.LEFT_EARLY : Outcome.CAME;
  }

  /** Where the confirmation goes, of those who can sign in. */
  Optional<String> address() {
    return Optional.of(entrepreneur.email()).filter(email -> !email.isEmpty());
  }
}
