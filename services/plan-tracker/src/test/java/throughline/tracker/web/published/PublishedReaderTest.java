package throughline.tracker.web.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.database.Sql;
import throughline.platform.testing.Database;

/**
 * That public pages cannot read what is live is PostgreSQL's doing, and no agreement of classes.
 */
@QuarkusTest
class PublishedReaderTest {
  private static final String NOT_ALLOWED = "42501";

  private static final String MAY =
      """
      SELECT count(*) FROM pg_class
      CROSS JOIN unnest(CAST('{SELECT,INSERT,UPDATE,DELETE,REFERENCES,TRIGGER}' AS text[])) AS may
      WHERE relkind IN ('r', 'v', 'm', 'p', 'f') AND relnamespace <ours>
        AND (has_table_privilege('service_published', oid, may)
             OR may NOT IN ('DELETE', 'TRIGGER') AND has_any_column_privilege('service_published', oid,
                  CASE WHEN may IN ('DELETE', 'TRIGGER') THEN 'SELECT' ELSE may END))
      """;

  private static final String ELSEWHERE =
      MAY.replace(
          "<ours>",
          "NOT IN (SELECT oid FROM pg_namespace WHERE nspname IN ('published', 'pg_catalog', 'information_schema'))");

  private static final String WRITES =
      MAY.replace("<ours>", "= CAST('published' AS regnamespace) AND may <> 'SELECT'");

  private static final String DEFINERS =
      "SELECT count(*) FROM pg_proc WHERE prosecdef AND pronamespace <> CAST('pg_catalog' AS regnamespace)";

  @Inject @OfPublished Sql sql;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM entry",
        "SELECT count(*) FROM contribution",
        "SELECT count(*) FROM rolled_up_cell",
        "SELECT count(*) FROM not_counted",
        "SELECT body FROM fact_version",
        "SELECT rolled_up_through()",
        "SELECT subject FROM person",
        "INSERT INTO measure (measure) VALUES ('x')",
        "DELETE FROM entry",
        "CREATE TABLE published.mine (x integer)",
        "CREATE TABLE public.mine (x integer)",
      })
  void postgreSqlRefusesPublicPagesWhatIsLive(String statement) {
    var refusal =
        assertThrows(
            UnableToExecuteStatementException.class, () -> sql.of(statement).list(String.class));

    assertEquals(NOT_ALLOWED, ((SQLException) refusal.getCause()).getSQLState(), statement);
  }

  @Test
  void theirRoleHasARightOnNothingElseAndMayWriteNothing() {
    assertEquals(0, Database.number(ELSEWHERE));
    assertEquals(0, Database.number(WRITES));
    assertEquals(0, Database.number(DEFINERS), "a function that lends the rights of its owner");
    assertTrue(
        sql.of("SELECT current_user").one(String.class).endsWith("_published"),
        "the role is taken");
  }
}
