package throughline.membership.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestServers;

/**
 * A transaction of somebody else, which has the rows that a request needs, and lets them go at the
 * moment that a test is about.
 */
public final class HeldRows implements AutoCloseable {

  private static final String WAITING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  private final Connection connection;
  private final ExecutorService others = Executors.newCachedThreadPool();

  private HeldRows(Connection connection) {
    this.connection = connection;
  }

  /** Has what this statement locks or changes. */
  public static HeldRows by(String sql) throws SQLException {
    var connection = TestServers.postgres().connectForTests();
    connection.setAutoCommit(false);
    var held = new HeldRows(connection);
    held.execute(sql);
    return held;
  }

  /** Has the row of this member, as whoever changes anything of it. */
  public static HeldRows ofMember(String id) throws SQLException {
    return by("SELECT FROM member WHERE key = '%s' FOR UPDATE".formatted(id));
  }

  /** Does more in the same transaction. */
  public void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Begins something that has to wait for it, and goes on as soon as so many do. */
  public <T> Future<T> waitedForBy(int waiting, Callable<T> work) {
    var answer = others.submit(work);
    await().until(() -> Database.number(WAITING) >= waiting);
    return answer;
  }

  /** Does something beside it that has to wait for nothing. */
  public <T> Future<T> beside(Callable<T> work) {
    return others.submit(work);
  }

  /** Lets go: what was changed counts. */
  public void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    others.shutdownNow();
  }
}
