package throughline.tracker.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * A statement about the rows of a whole batch, by plain JDBC: for thousands of rows named
 * parameters and views of rows cost more than the database does.
 */
public final class BatchStatement {

  /** Reads the row on which the result stands. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private BatchStatement() {}

  /**
   * Runs one that changes rows.
   *
   * @param values in the order of the question marks: {@code long[]}, {@code String[]} or a {@code
   *     Long}
   */
  public static void update(Handle handle, String sql, Object... values) {
    try (var statement = prepare(handle, sql, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("a statement was refused", e, null);
    }
  }

  /** Runs one that answers with rows, and has each of them read. */
  public static void query(Handle handle, String sql, RowReader reader, Object... values) {
    try (var statement = prepare(handle, sql, values);
        var row = statement.executeQuery()) {
      while (row.next()) {
        reader.read(row);
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("a statement was refused", e, null);
    }
  }

  private static PreparedStatement prepare(Handle handle, String sql, Object... values)
      throws SQLException {
    var connection = handle.getConnection();
    var statement = connection.prepareStatement(sql);
    var database = connection.unwrap(PGConnection.class);
    // Planned for the tables as they are: a plan that is kept would be that of when they were
    // small.
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Long number) {
        statement.setLong(i + 1, number);
      } else {
        var type = values[i] instanceof long[] ? "int8" : "text";
        statement.setArray(i + 1, database.createArrayOf(type, values[i]));
      }
    }
    return statement;
  }
}
