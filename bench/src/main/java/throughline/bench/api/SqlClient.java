package throughline.bench.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import throughline.bench.suite.MeasurementFailed;

/** One client that sends a service's database what the service does, and does nothing else. */
abstract class SqlClient implements Clients.Call, AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  SqlClient(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  final void update(String sql, Object... values) throws SQLException {
    if (bound(sql, values).executeUpdate() != 1) {
      throw new MeasurementFailed("One row was to change by: " + sql);
    }
  }

  /** The first column of the first row, of which all is read; null if there is none. */
  final Object find(String sql, Object... values) throws SQLException {
    try (var rows = bound(sql, values).executeQuery()) {
      if (!rows.next()) {
        return null;
      }
      for (var column = rows.getMetaData().getColumnCount(); column > 1; column--) {
        rows.getObject(column);
      }
      return rows.getObject(1);
    }
  }

  final void commit() throws SQLException {
    connection.commit();
  }

  private PreparedStatement bound(String sql, Object... values) throws SQLException {
    var statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (var place = 0; place < values.length; place++) {
      statement.setObject(place + 1, values[place]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
