package throughline.membership.testing;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.platform.testing.TestServers;

/** Looks into the service's own database from outside the service. */
public final class Database {

  /** Every table that an enrolment writes to. */
  private static final List<String> WRITTEN =
      List.of(
          "member",
          "membership_spell",
          "residency_spell",
          "home_library_spell",
          "card",
          "vault.child",
          "vault.guardian",
          "idempotency_key");

  private static final String REFUSE_ROWS =
      """
      ALTER TABLE %s ADD CONSTRAINT refused_by_a_test CHECK (false) NOT VALID
      """;

  private static final String ACCEPT_ROWS =
      """
      ALTER TABLE %s DROP CONSTRAINT refused_by_a_test
      """;

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

  /** How many rows each table has that an enrolment writes to. */
  public static Map<String, Long> sizes() {
    return WRITTEN.stream()
        .collect(
            Collectors.toMap(table -> table, table -> number("SELECT count(*) FROM " + table)));
  }

  /** Runs the work while the real table refuses every new row. */
  public static void whileRefusing(String table, Runnable work) {
    execute(REFUSE_ROWS.formatted(table));
    try {
      work.run();
    } finally {
      execute(ACCEPT_ROWS.formatted(table));
    }
  }
}
