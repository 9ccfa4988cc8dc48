package throughline.platform.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.outbox.OutboxFixture.anOutbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class BloatTest {

  private static final Logger LOG = Logger.getLogger(BloatTest.class);
  private static final int ROUNDS = 30;
  private static final int EVENTS_OF_A_ROUND = 10_000;

  /** While events go through: far above noise. */
  private static final double WORST_RATIO = 15;

  /** Once vacuum has been: what dead rows that nobody clears away would not let it come down to. */
  private static final double CLEARED_RATIO = 2.5;

  @Test
  void aTableThatManyEventsWentThroughIsReadAsFastAsANewOne() throws Exception {
    try (var outbox = anOutbox()) {
      look(outbox);
      var fresh = look(outbox);
      outbox.startRelay();
      var looks = new ArrayList<Double>();
      for (var round = 0; round < ROUNDS; round++) {
        for (var part = 0; part < EVENTS_OF_A_ROUND / 1_000; part++) {
          outbox.append(thousandEvents(outbox));
        }
        await()
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> outbox.count("outbox") == 0);
        looks.add(look(outbox));
      }
      var last = median(looks.subList(ROUNDS - 5, ROUNDS));
      LOG.infof("event=bloat-measured freshMicros=%.0f lastMicros=%.0f all=%s", fresh, last, looks);
      assertTrue(
          last < WORST_RATIO * fresh,
          "a look took %.0f µs on a new table and %.0f µs now".formatted(fresh, last));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertTrue(look(outbox) < CLEARED_RATIO * fresh));
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
