package throughline.volunteers.testing;

import java.sql.SQLException;
import throughline.platform.testing.TestServers;

/** Looks into the service's own database from outside the service. */
public final class Database {

  private static final String REFUSE_EVENTS =
      """
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the outbox refuses'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION refuse();
      """;

  private static final String ACCEPT_EVENTS = "DROP FUNCTION refuse CASCADE";

  private Database() {}

  public static void execute(String sql) {
    try (var connection = TestServers.postgres().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a query with one number as its answer finds. */
  public static long number(String sql) {
    return Long.parseLong(text(sql));
  }

  /** What a query with one value as its answer finds. */
  public static String text(String sql) {
    try (var connection = TestServers.postgres().connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the work while the real outbox table fails every append. */
  public static void whileOutboxRefuses(Runnable work) {
    execute(REFUSE_EVENTS);
    try {
      work.run();
    } finally {
      execute(ACCEPT_EVENTS);
    }
  }
}
