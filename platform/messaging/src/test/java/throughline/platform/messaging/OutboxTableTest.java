package throughline.platform.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxTableTest {

  @Test
  void theOrderOfIdsIsTheOrderOfCommitsOfAnAggregateUnderContention() throws Exception {
    try (var outbox = anOutbox();
        var connection = outbox.dataSource.getConnection()) {
      new Writers(outbox, 5).write(8, 4_000);

      var versions = new HashMap<String, Long>();
      for (var row : OutboxTable.nextBatch(connection, 10_000, Long.MAX_VALUE)) {
        var message = row.message();
        var before = versions.getOrDefault(message.aggregateId(), 0L);
        assertEquals(before + 1, message.version(), message.aggregateId());
        versions.put(message.aggregateId(), message.version());
      }
      assertEquals(4_000, versions.values().stream().mapToLong(Long::longValue).sum());
    }
  }

  @Test
  void manyRowsOfOneStatementKeepTheOrderOfTheList() throws Exception {
    try (var outbox = anOutbox();
        var connection = outbox.dataSource.getConnection()) {
      var messages =
          LongStream.rangeClosed(1, 1_000).mapToObj(n -> outbox.message("a", n, "{}")).toList();

      outbox.append(messages);

      var stored = OutboxTable.nextBatch(connection, 1_000, Long.MAX_VALUE);
      assertEquals(
          messages.stream().map(OutboxMessage::eventId).toList(),
          stored.stream().map(row -> row.message().eventId()).toList());
    }
  }

  @Test
  void aBatchEndsBeforeItsBytesDoNotFitButHoldsAtLeastOneRow() throws Exception {
    try (var outbox = anOutbox();
        var connection = outbox.dataSource.getConnection()) {
      var long1 = outbox.message("a", 1, "x".repeat(600));
      var long2 = outbox.message("a", 2, "x".repeat(600));
      var short3 = outbox.message("a", 3, "x");
      outbox.append(List.of(long1, long2, short3));

      assertEquals(1, OutboxTable.nextBatch(connection, 10, 500).size());
      assertEquals(2, OutboxTable.nextBatch(connection, 10, 1_000).size());
      assertEquals(3, OutboxTable.nextBatch(connection, 10, 1_201).size());
    }
  }

  @Test
  void oneTransactionLeadsUntilItEnds() throws Exception {
    try (var outbox = anOutbox();
        var one = outbox.dataSource.getConnection();
        var two = outbox.dataSource.getConnection()) {
      one.setAutoCommit(false);
      two.setAutoCommit(false);

      assertTrue(OutboxTable.becomeLeader(one, Duration.ofMinutes(1)));
      assertFalse(OutboxTable.becomeLeader(two, Duration.ofMinutes(1)));
      one.rollback();
      assertTrue(OutboxTable.becomeLeader(two, Duration.ofMinutes(1)));
      two.rollback();
    }
  }

  @Test
  void aLeaderThatFallsSilentLosesTheLock() throws Exception {
    try (var outbox = anOutbox();
        var silent = outbox.dataSource.getConnection();
        var next = outbox.dataSource.getConnection()) {
      silent.setAutoCommit(false);
      next.setAutoCommit(false);
      OutboxTable.becomeLeader(silent, Duration.ofMillis(200));

      org.awaitility.Awaitility.await()
          .until(
              () -> {
                var leads = OutboxTable.becomeLeader(next, Duration.ofMinutes(1));
                next.rollback();
                return leads;
              });
    }
  }

  @Test
  void aBacklogIsReadThroughItsKeyThoughThePlansWereMadeForASmallTable() throws Exception {
    try (var outbox = anOutbox();
        var connection = outbox.dataSource.getConnection()) {
      connection.setAutoCommit(false);
      outbox.append(
          LongStream.rangeClosed(1, 600).mapToObj(n -> outbox.message("a", n, "{}")).toList());
      for (var look = 0; look < 20; look++) {
        OutboxTable.becomeLeader(connection, Duration.ofMinutes(1));
        OutboxTable.delete(connection, OutboxTable.nextBatch(connection, 500, 1_000_000));
        connection.rollback();
      }
      for (var part = 0; part < 10; part++) {
        outbox.append(
            LongStream.rangeClosed(1, 2_000).mapToObj(n -> outbox.message("a", n, "{}")).toList());
      }

      var before = sequentialScans(connection);
      OutboxTable.becomeLeader(connection, Duration.ofMinutes(1));
      OutboxTable.delete(connection, OutboxTable.nextBatch(connection, 500, 1_000_000));

      assertEquals(before, sequentialScans(connection), "sequential scans");
      connection.rollback();
    }
  }

  private static long sequentialScans(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'outbox'")) {
      result.next();
      return result.getLong(1);
    }
  }
}
