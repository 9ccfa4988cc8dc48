package throughline.platform.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks into the service's own database from outside the service, with the rights of every role of
 * it. A statement that PostgreSQL refuses ends the test with an {@link IllegalStateException}.
 */
public final class Database {

  private static final String REFUSE_ROWS =
      """
      ALTER TABLE %s ADD CONSTRAINT refused_by_a_test CHECK (false) NOT VALID
      """;

  private static final String ACCEPT_ROWS =
      """
      ALTER TABLE %s DROP CONSTRAINT refused_by_a_test
      """;

  /**
   * A query that makes a query: which tables there are is the migrations' matter. A sum does not
   * ask for an order, which is most of the work in a table that the tests before have filled.
   */
  private static final String DIGEST_OF_EVERY_TABLE =
      """
      SELECT format('SELECT concat_ws('' '', %s)', string_agg(
               format('(SELECT concat(count(*), ''/'', sum(hashtextextended(t::text, 0))) FROM %I.%I t)',
                      schemaname, tablename), ', ' ORDER BY schemaname, tablename))
      FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
        AND tablename NOT LIKE 'outbox%' AND tablename NOT IN ('published_day', 'flyway_schema_history')
      """;

  /**
   * The number of the next transaction that writes; nothing while one that has begun may still
   * write. PostgreSQL numbers whatever changes a row.
   */
  private static final String NEXT_WRITER =
      """
      SELECT CASE WHEN pg_snapshot_xmin(s) = pg_snapshot_xmax(s) THEN pg_snapshot_xmax(s)::text END
      FROM pg_current_snapshot() s
      """;

  private record Digest(String nextWriter, String value) {}

  /** The query that was made: tables come with the application's start and stay. */
  private static volatile String digestQuery;

  private static volatile Digest last = new Digest(null, null);

  /** Kept between statements: a new connection costs more than most of what it is asked. */
  private static final Queue<Connection> IDLE = new ConcurrentLinkedQueue<>();

  private Database() {}

  private interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  /** A connection that had to refuse something is not used again. */
  private static <T> T run(Work<T> work) {
    try {
      var kept = IDLE.poll();
      var connection = kept == null ? TestServers.postgres().connectForTests() : kept;
      try (var statement = connection.createStatement()) {
        var result = work.with(statement);
        IDLE.add(connection);
        return result;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void execute(String sql) {
    run(statement -> statement.execute(sql));
  }

  public static long number(String sql) {
    return Long.parseLong(text(sql));
  }

  public static String text(String sql) {
    return run(
        statement -> {
          try (var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
          }
        });
  }

  public static Map<String, Long> sizes(Collection<String> tables) {
    return tables.stream()
        .collect(
            Collectors.toMap(
                Function.identity(), table -> number("SELECT count(*) FROM " + table)));
  }

  /**
   * A digest of every row of the service's own tables. What is about to be published is left out,
   * and what was: the relay takes it away and counts it at its own time. As long as nothing at all
   * is written it is not read again.
   */
  public static String digest() {
    var nextWriter = text(NEXT_WRITER);
    if (nextWriter == null || !nextWriter.equals(last.nextWriter())) {
      if (digestQuery == null) {
        digestQuery = text(DIGEST_OF_EVERY_TABLE);
      }
      // Asked before it is read: what is written meanwhile makes the next one read again.
      last = new Digest(nextWriter, text(digestQuery));
    }
    return last.value();
  }

  /**
   * Runs the work while the real table refuses every new row: a use case must then leave nothing
   * behind. The constraint is named {@code refused_by_a_test}.
   */
  public static void whileRefusing(String table, Runnable work) {
    execute(REFUSE_ROWS.formatted(table));
    try {
      work.run();
    } finally {
      execute(ACCEPT_ROWS.formatted(table));
    }
  }
}
