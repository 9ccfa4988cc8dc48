package throughline.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * What waits in the outbox. Read by gauges and health, which ask for several figures at a time: one
 * statement a second at the most answers them all.
 */
@ApplicationScoped
class OutboxBacklog {

  /** Counts stop here: a figure this large means "this many or more". */
  static final int COUNT_UP_TO = 100_000;

  private static final long KEEP_NANOS = Duration.ofSeconds(1).toNanos();

  /**
   * @param rows events not yet acknowledged, at most {@link #COUNT_UP_TO}
   * @param parked events that Kafka refused for good, at most {@link #COUNT_UP_TO}
   * @param oldest when the oldest unsent event was appended, null if there is none
   */
  record State(long rows, long parked, Instant oldest) {

    Duration oldestAge(Instant now) {
      if (oldest == null || oldest.isAfter(now)) {
        return Duration.ZERO;
      }
      return Duration.between(oldest, now);
    }
  }

  private final DataSource dataSource;
  private final Clock clock;
  private State state;
  private long readAt;

  OutboxBacklog(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * The state, at most a second old.
   *
   * @throws SQLException if the table cannot be read, so nothing could be appended either
   */
  synchronized State state() throws SQLException {
    // The machine's running time, not the clock: a test's clock may stand still.
    if (state == null || System.nanoTime() - readAt > KEEP_NANOS) {
      try (var connection = dataSource.getConnection()) {
        state = OutboxTable.backlog(connection, COUNT_UP_TO);
        readAt = System.nanoTime();
      }
    }
    return state;
  }

  Duration oldestAge() throws SQLException {
    return state().oldestAge(clock.instant());
  }
}
