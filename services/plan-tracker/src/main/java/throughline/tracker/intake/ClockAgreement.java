package throughline.tracker.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.time.London;
import throughline.tracker.database.TryLater;

/**
 * Has a reader take nothing in whose clock is not the database's. What is taken in is known from
 * its reader's time on: by a clock that is days ahead it would be in no figure for days, and by one
 * that is behind, in figures of a time when nobody knew it. Other instances get the partitions
 * meanwhile.
 */
final class ClockAgreement {

  private static final Duration EVERY = Duration.ofSeconds(10);

  private static final String TIME_OF_THE_DATABASE = "SELECT clock_timestamp()";

  private final Jdbi jdbi;
  private final Clock clock;
  private final Duration most;
  private long checked = System.nanoTime() - EVERY.toNanos();

  ClockAgreement(Jdbi jdbi, Clock clock, Duration most) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.most = most;
  }

  /**
   * Compares the clocks, unless that was done a moment ago. A moment by the time since the machine
   * started: the clock that may be wrong cannot say it.
   *
   * @throws TryLater when they are further apart than they may be
   */
  void check() {
    if (System.nanoTime() - checked < EVERY.toNanos()) {
      return;
    }
    var ahead = Duration.between(timeOfTheDatabase(), clock.instant());
    if (ahead.abs().compareTo(most) > 0) {
      throw new TryLater(
          "the clock of this instance is %s %s the database's: set it right"
              .formatted(
                  London.hours(Math.toIntExact(ahead.abs().toMinutes())),
                  ahead.isNegative() ? "behind" : "ahead of"));
    }
    checked = System.nanoTime();
  }

  private Instant timeOfTheDatabase() {
    return jdbi.withHandle(
            handle -> handle.createQuery(TIME_OF_THE_DATABASE).mapTo(OffsetDateTime.class).one())
        .toInstant()
        .truncatedTo(ChronoUnit.MILLIS);
  }
}
