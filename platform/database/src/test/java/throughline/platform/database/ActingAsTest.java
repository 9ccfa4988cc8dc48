package throughline.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;

/** Statements that run as another role, which has what the service's own has no right on. */
class ActingAsTest {

  private static final String OTHER = TestPostgres.SERVICE_ROLE + "_vault";

  private static final String ADD =
      "INSERT INTO kept.answer (id, words) SELECT id, :words FROM generate_series(1, :many) AS id";

  private record Answer(int id, String words) {}

  private Jdbi own;
  private Jdbi other;

  @BeforeEach
  void makeATableOfTheOther() {
    var source = new PGSimpleDataSource();
    source.setUrl(TestServers.postgres().jdbcUrl(TestServers.postgres().createDatabase()));
    source.setUser(TestPostgres.SERVICE_ROLE);
    source.setPassword(TestPostgres.SERVICE_ROLE);
    own = JdbiProducer.configured(Jdbi.create(source));
    other = JdbiProducer.actingAs(OTHER, source);
    own.useHandle(handle -> handle.execute("CREATE SCHEMA kept AUTHORIZATION \"" + OTHER + "\""));
    other.useHandle(handle -> handle.execute("CREATE TABLE kept.answer (id int, words text)"));
  }

  @Test
  void whatAStatementAnswersIsItsOwnAnswer() {
    assertEquals(3, add("50%; both", 3));
    assertEquals(
        new Answer(2, "50%; both"),
        other.withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM kept.answer WHERE id = :id")
                    .bind("id", 2)
                    .mapTo(Answer.class)
                    .one()));
    assertEquals(
        List.of(1, 2, 3),
        other.withHandle(
            handle ->
                handle
                    .createQuery("DELETE FROM kept.answer WHERE id = ANY (:ids) RETURNING id")
                    .bindArray("ids", Integer.class, 1, 2, 3, 4)
                    .mapTo(Integer.class)
                    .list()));
    assertEquals(List.of(), ids());
  }

  /** Often enough for the driver to prepare it on the server. */
  @Test
  void itIsAnsweredTheSameHoweverOftenItRuns() {
    other.useHandle(
        handle -> {
          for (var i = 1; i <= 20; i++) {
            assertEquals(i, handle.createUpdate(ADD).bind("words", "").bind("many", i).execute());
          }
        });
    assertEquals(210, ids().size());
  }

  @Test
  void theServicesOwnRoleIsRefusedAlsoOnAConnectionThatActedAsTheOther() {
    other.useHandle(
        handle -> {
          handle.createUpdate(ADD).bind("words", "").bind("many", 1).execute();
          var same = Jdbi.open(handle.getConnection());
          var refused =
              assertThrows(
                  JdbiException.class, () -> same.execute("SELECT words FROM kept.answer"));
          assertEquals("42501", ((SQLException) refused.getCause()).getSQLState());
        });
    assertThrows(
        JdbiException.class, () -> own.useHandle(handle -> handle.execute("TABLE kept.answer")));
  }

  @Test
  void aStatementThatFailsLeavesNothingAndNoRoleBehind() {
    other.useHandle(
        handle -> {
          assertThrows(JdbiException.class, () -> handle.execute("SELECT 1 / 0"));
          assertEquals(TestPostgres.SERVICE_ROLE, whoIsLeft(handle.getConnection()));
          handle.begin();
          handle.createUpdate(ADD).bind("words", "").bind("many", 1).execute();
          assertThrows(JdbiException.class, () -> handle.execute("SELECT 1 / 0"));
          handle.rollback();
          assertEquals(TestPostgres.SERVICE_ROLE, whoIsLeft(handle.getConnection()));
        });
    assertEquals(List.of(), ids());
  }

  private static String whoIsLeft(Connection connection) {
    return Jdbi.open(connection).createQuery("SELECT current_user").mapTo(String.class).one();
  }

  @Test
  void ofManyRowsThatComeByPartsNoneIsLost() {
    add("", 1_000);
    assertEquals(
        IntStream.rangeClosed(1, 1_000).boxed().toList(),
        other.inTransaction(
            handle ->
                handle
                    .createQuery("SELECT id FROM kept.answer ORDER BY id")
                    .setFetchSize(100)
                    .mapTo(Integer.class)
                    .list()));
  }

  private int add(String words, int many) {
    return other.withHandle(
        handle -> handle.createUpdate(ADD).bind("words", words).bind("many", many).execute());
  }

  private List<Integer> ids() {
    return other.withHandle(
        handle -> handle.createQuery("SELECT id FROM kept.answer").mapTo(Integer.class).list());
  }
}
