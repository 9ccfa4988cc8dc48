package throughline.platform.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Short statements on the service's own database, by plain JDBC: a service without entities has
 * them, too, and one that asks often pays a fraction of what a native query of Hibernate costs,
 * which is taken apart and remembered anew each time. Inside a transaction they take part in it and
 * see what was flushed; outside, each is one of its own.
 */
@Singleton
public class Statements {

  /** Reads the row on which the result stands. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final DataSource database;

  public Statements(DataSource database) {
    this.database = database;
  }

  /**
   * Runs a statement that changes rows.
   *
   * @param values in the order of the question marks; an Instant becomes a timestamptz, an array of
   *     String, Boolean or whole numbers an array, whose type the statement names if it is another
   * @return how many rows it changed
   * @throws IllegalStateException if the database refuses it; the message names no value
   */
  public int update(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException("a statement failed", failure);
    }
  }

  /**
   * Reads the first row of a query, if there is one.
   *
   * @throws IllegalStateException if the database refuses it; the message names no value
   */
  public <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
    } catch (SQLException failure) {
      throw new IllegalStateException("a statement failed", failure);
    }
  }

  /**
   * Reads every row of a query.
   *
   * @throws IllegalStateException if the database refuses it; the message names no value
   */
  public <T> List<T> all(String sql, RowReader<T> reader, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet row = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException("a statement failed", failure);
    }
  }

  /**
   * What an array of any type is sent as, one text for each element, which the statement casts:
   * {@code unnest(?::uuid[], ?::date[])}. Null stays null.
   */
  public static <T> String[] texts(Collection<T> all, Function<? super T, ?> value) {
    return all.stream().map(value).map(Statements::text).toArray(String[]::new);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  /** A moment of the row on which the result stands; null if there is none. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(
          i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
    return statement;
  }
}
