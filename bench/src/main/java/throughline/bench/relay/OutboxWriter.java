package throughline.bench.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import throughline.bench.suite.TestEvent;

/** Appends to a service's outbox as {@code Outbox.appendAll} does: many rows by one statement. */
final class OutboxWriter implements AutoCloseable {

  private static final String COLUMNS =
      """
      event_id, type, topic, data_schema, aggregate_type, aggregate_id, aggregate_version,
      occurred_at, created_at, payload
      """;

  private static final String APPEND =
      """
      INSERT INTO outbox (%s)
      SELECT %s
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                    ?::timestamptz[], ?::timestamptz[], ?::text[])
             WITH ORDINALITY AS message (%s, place)
       ORDER BY place
      """
          .formatted(COLUMNS, COLUMNS, COLUMNS);

  private static final String SOMETHING_WAITS = "SELECT EXISTS (SELECT FROM outbox)";

  private final Connection connection;
  private final String topic;

  OutboxWriter(Connection connection, String topic) throws SQLException {
    this.connection = connection;
    this.topic = topic;
    connection.setAutoCommit(false);
  }

  void append(List<TestEvent> events) throws SQLException {
    try (var statement = connection.prepareStatement(APPEND)) {
      var column = new int[1];
      bind(statement, column, "uuid", events, TestEvent::id);
      bind(statement, column, "text", events, event -> event.contract().type());
      bind(statement, column, "text", events, event -> topic);
      bind(statement, column, "text", events, event -> event.contract().dataSchema());
      bind(statement, column, "text", events, event -> event.contract().aggregate());
      bind(statement, column, "text", events, TestEvent::key);
      bind(statement, column, "bigint", events, TestEvent::version);
      bind(statement, column, "timestamptz", events, event -> event.at().atOffset(ZoneOffset.UTC));
      bind(statement, column, "timestamptz", events, event -> event.at().atOffset(ZoneOffset.UTC));
      bind(statement, column, "text", events, TestEvent::body);
      statement.executeUpdate();
    }
  }

  private void bind(
      PreparedStatement statement,
      int[] column,
      String type,
      List<TestEvent> events,
      Function<TestEvent, Object> value)
      throws SQLException {
    var array = connection.createArrayOf(type, events.stream().map(value).toArray());
    statement.setArray(++column[0], array);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  boolean isEmpty() throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(SOMETHING_WAITS)) {
      result.next();
      return !result.getBoolean(1);
    } finally {
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
