package throughline.tracker.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;

/**
 * A statement about a whole batch, whose question marks are arrays, by plain JDBC: for thousands of
 * rows named parameters and views of rows cost more than the database does.
 */
public final class ArrayStatement {

  /** Reads the row on which the result stands. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private ArrayStatement() {}

  /**
   * Runs one that changes rows.
   *
   * @param arrays in the order of the question marks: {@code int[]}, {@code long[]} or {@code
   *     String[]}
   */
  public static void update(Handle handle, String sql, Object... arrays) {
    try (var statement = prepare(handle, sql, arrays)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("a statement was refused", e, null);
    }
  }

  /** Runs one that answers with rows, and has each of them read. */
  public static void query(Handle handle, String sql, RowReader reader, Object... arrays) {
    try (var statement = prepare(handle, sql, arrays);
        var row = statement.executeQuery()) {
      while (row.next()) {
        reader.read(row);
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("a statement was refused", e, null);
    }
  }

  private static PreparedStatement prepare(Handle handle, String sql, Object... arrays)
      throws SQLException {
    var connection = handle.getConnection();
    var statement = connection.prepareStatement(sql);
    var database = connection.unwrap(PGConnection.class);
    for (int i = 0; i < arrays.length; i++) {
      statement.setArray(i + 1, database.createArrayOf(type(arrays[i]), arrays[i]));
    }
    return statement;
  }

  private static String type(Object array) {
    if (array instanceof long[]) {
      return "int8";
    }
    return array instanceof int[] ? "int4" : "text";
  }
}
