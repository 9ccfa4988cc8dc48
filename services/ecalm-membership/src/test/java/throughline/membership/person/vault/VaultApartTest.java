package throughline.membership.person.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Database;

/** That the vault is apart is PostgreSQL's doing, and no agreement among classes. */
@QuarkusTest
class VaultApartTest {

  private static final String NOT_ALLOWED = "42501";
  private static final String WHO = "SELECT current_user";

  private static final String TABLES =
      "SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'vault'";

  private static final String RIGHTS =
      """
      SELECT count(*) FROM pg_class
      CROSS JOIN unnest(CAST('{SELECT,INSERT,UPDATE,DELETE,REFERENCES,TRIGGER}' AS text[])) AS may
      WHERE relnamespace = CAST('vault' AS regnamespace) AND relkind = 'r'
        AND (has_table_privilege('service', oid, may) OR has_any_column_privilege('service', oid,
          CASE WHEN may IN ('DELETE', 'TRIGGER') THEN 'SELECT' ELSE may END))
      """;

  @Inject DataSource database;
  @Inject Jdbi ordinary;
  @Inject @OfVault Jdbi vault;

  @Test
  void theServicesRoleHasNoRightOnAnyTableOfTheVault() {
    var tables = Database.text(TABLES).split(",");

    assertTrue(tables.length >= 7);
    for (var table : tables) {
      assertRefused("SELECT FROM vault." + table);
    }
    assertEquals(0, Database.number(RIGHTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT name FROM vault.guardian JOIN member ON key = member_key",
        "INSERT INTO vault.child (member_key) VALUES (gen_random_uuid())",
        "UPDATE vault.child SET given_names = ''",
        "DELETE FROM vault.child",
        "SELECT * FROM vault.child FOR UPDATE",
        "TRUNCATE vault.child CASCADE",
        "CREATE VIEW vault.copy AS SELECT * FROM vault.child",
        "GRANT SELECT ON vault.child TO service",
        "ALTER TABLE vault.child OWNER TO service",
      })
  void itIsRefusedWhateverElseItTries(String sql) {
    assertRefused(sql);
  }

  private void assertRefused(String sql) {
    var refusal =
        assertThrows(
            SQLException.class,
            () -> {
              try (var connection = database.getConnection();
                  var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            },
            sql);

    assertEquals(NOT_ALLOWED, refusal.getSQLState(), sql);
  }

  @Test
  void theVaultsRoleIsTakenForOneStatement() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              assertEquals("service_vault", who(vault));
              assertEquals("service", who(ordinary));
              assertEquals(backend(ordinary), backend(vault), "one transaction, one connection");
            });
    assertEquals("service_vault", who(vault));
    assertEquals("service", who(ordinary));
  }

  @Test
  void aStatementThatFailsLeavesNoRoleBehind() {
    for (var i = 0; i < 20; i++) {
      assertThrows(
          JdbiException.class, () -> vault.useHandle(each -> each.execute("SELECT 1 / 0")));
      assertThrows(
          JdbiException.class,
          () ->
              QuarkusTransaction.requiringNew()
                  .run(() -> vault.useHandle(each -> each.execute("SELECT 1 / 0"))));
      assertEquals("service", who(ordinary));
    }
  }

  private static String who(Jdbi jdbi) {
    return jdbi.withHandle(handle -> handle.createQuery(WHO).mapTo(String.class).one());
  }

  private static int backend(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one());
  }
}
