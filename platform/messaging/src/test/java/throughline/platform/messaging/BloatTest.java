package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("nightly")
class BloatTest {

  private static final Logger LOG = Logger.getLogger(BloatTest.class);
  private static final int LEAST_ROUNDS = 30;
  private static final int EVENTS_OF_A_ROUND = 10_000;

  /** A fast machine would otherwise be through before autovacuum has looked four times. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(45);

  /**
   * Right after a vacuum. Between two of them a look takes ever longer, thirty times at times, so
   * it says nothing how long the last one took; dead rows that nobody clears away let none of them
   * come down to this.
   */
  private static final double CLEARED_RATIO = 5;

  @Test
  void aTableThatManyEventsWentThroughIsReadAsFastAsANewOne() throws Exception {
    try (var outbox = anOutbox()) {
      look(outbox);
      var fresh = look(outbox);
      outbox.startRelay();
      var looks = new ArrayList<Double>();
      var start = System.nanoTime();
      // On purpose: bloat grows with time, and this is how long it gets.
      while (looks.size() < LEAST_ROUNDS || System.nanoTime() - start < LEAST_TIME.toNanos()) {
        for (var part = 0; part < EVENTS_OF_A_ROUND / 1_000; part++) {
          outbox.append(thousandEvents(outbox));
        }
        await().pollInterval(Duration.ofMillis(20)).until(() -> outbox.count("outbox") == 0);
        looks.add(look(outbox));
      }
      var cleared = Collections.min(looks.subList(looks.size() / 2, looks.size()));
      LOG.infof("event=bloat-measured freshMicros=%.0f clearedMicros=%.0f", fresh, cleared);
      assertTrue(
          cleared < CLEARED_RATIO * fresh,
          "a look took %.0f µs on a new table and never less than %.0f µs now"
              .formatted(fresh, cleared));
      await().untilAsserted(() -> assertTrue(look(outbox) < CLEARED_RATIO * fresh));
    }
  }

  private static List<OutboxMessage> thousandEvents(OutboxFixture outbox) {
    return IntStream.range(0, 1_000)
        .mapToObj(n -> outbox.message("thing-" + n, 1, "{\"status\":\"SUBMITTED\"}"))
        .toList();
  }

  /** The median time of the relay's look at the table, in microseconds. */
  private static double look(OutboxFixture outbox) throws SQLException {
    try (var connection = outbox.dataSource.getConnection()) {
      connection.setAutoCommit(false);
      OutboxTable.becomeLeader(connection, Duration.ofMinutes(1));
      var times = new ArrayList<Double>();
      for (var i = 0; i < 51; i++) {
        var start = System.nanoTime();
        OutboxTable.nextBatch(connection, 500, Long.MAX_VALUE);
        times.add((System.nanoTime() - start) / 1_000.0);
      }
      connection.rollback();
      return median(times);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
