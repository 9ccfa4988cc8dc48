package throughline.platform.messaging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The statements on the outbox's two tables. The caller owns connection and transaction. */
final class OutboxTable {

  /** Advisory locks have the database as their scope, so one number serves every service. */
  private static final long LEADER = 7_106_885_463L;

  /**
   * A statement of its own, before the batch is read: in one statement the batch would come from a
   * snapshot taken before the lock, and show rows that the previous leader has just sent. The plans
   * that it makes are kept: one that reads the whole table, right while it is small, would read a
   * whole backlog for each batch.
   */
  private static final String BECOME_LEADER =
      """
      SELECT pg_try_advisory_xact_lock(?),
             set_config('idle_in_transaction_session_timeout', ?, true),
             set_config('enable_seqscan', 'off', true)
      """;

  private static final String COLUMNS =
      """
      event_id, type, topic, data_schema, aggregate_type, aggregate_id, aggregate_version,
      occurred_at, created_at, payload, traceparent
      """;

  /** One statement for any number of rows; sorted, so that ids follow the order of the list. */
  private static final String APPEND =
      """
      INSERT INTO outbox (%s)
      SELECT %s
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                    ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
             WITH ORDINALITY AS message (%s, place)
       ORDER BY place
      """
          .formatted(COLUMNS, COLUMNS, COLUMNS);

  /** The first row is read however long it is, or it would never leave. */
  private static final String NEXT_BATCH =
      """
      SELECT id, %1$s
        FROM (SELECT id, %1$s,
                     sum(octet_length(payload)) OVER (ORDER BY id) - octet_length(payload)
                       AS bytes_before
                FROM (SELECT id, %1$s FROM outbox ORDER BY id LIMIT ?) AS oldest) AS measured
       WHERE bytes_before < ?
       ORDER BY id
      """
          .formatted(COLUMNS);

  /** Exactly these, never "up to": a lower id may become visible after a higher one was read. */
  private static final String DELETE_SENT = "DELETE FROM outbox WHERE id = ANY (?)";

  private static final String PARK =
      """
      WITH refused AS (DELETE FROM outbox WHERE id = ? RETURNING *)
      INSERT INTO outbox_parked (id, %1$s, parked_at, reason)
      SELECT id, %1$s, ?, ? FROM refused
      """
          .formatted(COLUMNS);

  /** Counts stop at a bound, so that watching a great backlog costs no more than a small one. */
  private static final String BACKLOG =
      """
      SELECT (SELECT count(*) FROM (SELECT FROM outbox LIMIT ?) AS waiting),
             (SELECT count(*) FROM (SELECT FROM outbox_parked LIMIT ?) AS parked),
             (SELECT created_at FROM outbox ORDER BY id LIMIT 1)
      """;

  private OutboxTable() {}

  static void insert(Connection connection, List<OutboxMessage> messages) throws SQLException {
    try (var statement = connection.prepareStatement(APPEND)) {
      var column = 0;
      for (var values : COLUMN_VALUES) {
        var array = messages.stream().map(values.read()).toArray();
        statement.setArray(++column, connection.createArrayOf(values.sqlType(), array));
      }
      statement.executeUpdate();
    }
  }

  static boolean becomeLeader(Connection connection, Duration longestSilence) throws SQLException {
    try (var statement = connection.prepareStatement(BECOME_LEADER)) {
      statement.setLong(1, LEADER);
      statement.setString(2, Long.toString(longestSilence.toMillis()));
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }

  static List<OutboxRow> nextBatch(Connection connection, int rows, long bytes)
      throws SQLException {
    try (var statement = connection.prepareStatement(NEXT_BATCH)) {
      statement.setInt(1, rows);
      statement.setLong(2, bytes);
      try (var result = statement.executeQuery()) {
        var batch = new ArrayList<OutboxRow>();
        while (result.next()) {
          batch.add(new OutboxRow(result.getLong("id"), message(result)));
        }
        return batch;
      }
    }
  }

  static void delete(Connection connection, List<OutboxRow> sent) throws SQLException {
    try (var statement = connection.prepareStatement(DELETE_SENT)) {
      var ids = sent.stream().map(OutboxRow::id).toArray();
      statement.setArray(1, connection.createArrayOf("bigint", ids));
      statement.executeUpdate();
    }
  }

  static void park(Connection connection, OutboxRow row, Instant now, String reason)
      throws SQLException {
    try (var statement = connection.prepareStatement(PARK)) {
      statement.setLong(1, row.id());
      statement.setObject(2, now.atOffset(ZoneOffset.UTC));
      statement.setString(3, reason);
      statement.executeUpdate();
    }
  }

  static OutboxBacklog.State backlog(Connection connection, int countUpTo) throws SQLException {
    try (var statement = connection.prepareStatement(BACKLOG)) {
      statement.setInt(1, countUpTo);
      statement.setInt(2, countUpTo);
      try (var result = statement.executeQuery()) {
        result.next();
        var oldest = result.getObject(3, OffsetDateTime.class);
        return new OutboxBacklog.State(
            result.getLong(1), result.getLong(2), oldest == null ? null : oldest.toInstant());
      }
    }
  }

  private static OutboxMessage message(ResultSet row) throws SQLException {
    return new OutboxMessage(
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getString("topic"),
        row.getString("data_schema"),
        row.getString("aggregate_type"),
        row.getString("aggregate_id"),
        row.getLong("aggregate_version"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("payload"),
        row.getString("traceparent"));
  }

  private record Values(String sqlType, Function<OutboxMessage, Object> read) {}

  private static final List<Values> COLUMN_VALUES =
      List.of(
          new Values("uuid", OutboxMessage::eventId),
          new Values("text", OutboxMessage::type),
          new Values("text", OutboxMessage::topic),
          new Values("text", OutboxMessage::dataSchema),
          new Values("text", OutboxMessage::aggregateType),
          new Values("text", OutboxMessage::aggregateId),
          new Values("bigint", OutboxMessage::version),
          new Values("timestamptz", OutboxMessage::occurredAt),
          new Values("timestamptz", OutboxMessage::createdAt),
          new Values("text", OutboxMessage::payload),
          new Values("text", OutboxMessage::traceParent));
}
