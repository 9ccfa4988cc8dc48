package throughline.platform.database;

import jakarta.inject.Inject;
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

  /** Rows that the database sends at once to whoever does not keep them. */
  private static final int SLICE = 5_000;

  /** Reads the row on which the result stands. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Makes use of the row on which the result stands. */
  @FunctionalInterface
  public interface RowUser {
    void use(ResultSet row) throws SQLException;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** What is done with a statement that is ready to run. */
  @FunctionalInterface
  private interface Run<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  /** Has work done on a connection of its own, or on one that somebody else keeps. */
  @FunctionalInterface
  private interface Connections {
    <T> T lend(Work<T> work) throws SQLException;
  }

  private final Connections connections;

  @Inject
  public Statements(DataSource database) {
    this(
        new Connections() {
          @Override
          public <T> T lend(Work<T> work) throws SQLException {
            try (Connection connection = database.getConnection()) {
              return work.on(connection);
            }
          }
        });
  }

  private Statements(Connections connections) {
    this.connections = connections;
  }

  /**
   * Statements on a connection that somebody else has opened and will close, as part of the
   * transaction that it is in.
   */
  public static Statements on(Connection connection) {
    return new Statements(
        new Connections() {
          @Override
          public <T> T lend(Work<T> work) throws SQLException {
            return work.on(connection);
          }
        });
  }

  /**
   * Runs a statement that changes rows.
   *
   * @param values in the order of the question marks; an Instant becomes a timestamptz, an array of
   *     String, Boolean, long or int an array, whose type the statement names if it is another
   * @return how many rows it changed
   * @throws IllegalStateException if the database refuses it; the message names no value
   */
  public int update(String sql, Object... values) {
    return prepared(sql, values, PreparedStatement::executeUpdate);
  }

  /**
   * Reads the first row of a query, if there is one.
   *
   * @throws IllegalStateException if the database refuses it; the message names no value
   */
  public <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) {
    return prepared(
        sql,
        values,
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
          }
        });
  }

  /**
   * Reads every row of a query.
   *
   * @throws IllegalStateException if the database refuses it; the message names no value
   */
  public <T> List<T> all(String sql, RowReader<T> reader, Object... values) {
    return prepared(
        sql,
        values,
        statement -> {
          List<T> rows = new ArrayList<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              rows.add(reader.read(row));
            }
          }
          return rows;
        });
  }

  /**
   * Hands over every row of a query, one after the other. Inside a transaction they come from the
   * database by the thousand, so that memory does not grow with their number.
   *
   * @throws IllegalStateException if the database refuses it; the message names no value
   */
  public void each(String sql, RowUser user, Object... values) {
    prepared(
        sql,
        values,
        statement -> {
          statement.setFetchSize(SLICE);
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              user.use(row);
            }
          }
          return null;
        });
  }

  private <T> T prepared(String sql, Object[] values, Run<T> run) {
    try {
      return connections.lend(
          connection -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
              return run.with(statement);
            }
          });
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
