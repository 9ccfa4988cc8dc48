package throughline.tracker.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.rule.MeasureStore;

/**
 * Has a reader take nothing in that does not agree with the database. By a clock that is days ahead
 * what is taken in would be in no figure for days, and by one that is behind, in figures of a time
 * when nobody knew it; and figures are counted by one release. Other instances get the partitions
 * meanwhile.
 */
final class DatabaseAgreement {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final String TIME_OF_THE_DATABASE = "SELECT clock_timestamp()";

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final Clock clock;
  private final Duration mostClockDifference;
  private long checked = System.nanoTime() - EVERY.toNanos();

  DatabaseAgreement(Jdbi jdbi, MeasureStore measures, Clock clock, Duration mostClockDifference) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.clock = clock;
    this.mostClockDifference = mostClockDifference;
  }

  /**
   * Asks whether they agree, unless that was done a moment ago. A moment by the time since the
   * machine started: the clock that may be wrong cannot say it.
   */
  void check() {
    if (System.nanoTime() - checked >= EVERY.toNanos()) {
      checkAnew();
    }
  }

  void checkAnew() {
    checked = System.nanoTime() - EVERY.toNanos();
    jdbi.useHandle(
        handle -> {
          sameTime(handle);
          measures.readToCount(handle);
        });
    checked = System.nanoTime();
  }

  private void sameTime(Handle handle) {
    var time = handle.createQuery(TIME_OF_THE_DATABASE).mapTo(OffsetDateTime.class).one();
    var ahead = Duration.between(time.toInstant().truncatedTo(ChronoUnit.MILLIS), clock.instant());
    if (ahead.abs().compareTo(mostClockDifference) > 0) {
      throw new TransientFailure(
          "the clock of this instance is %s %s the database's: set it right"
              .formatted(
                  London.hours(Math.toIntExact(ahead.abs().toMinutes())),
                  ahead.isNegative() ? "behind" : "ahead of"));
    }
  }
}
