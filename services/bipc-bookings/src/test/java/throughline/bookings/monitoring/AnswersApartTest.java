package throughline.bookings.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.session.SessionFixture;
import throughline.bookings.testing.Actors;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.database.equality.EqualityAnswers;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.database.equality.EqualityStore.State;
import throughline.platform.testing.Database;

/** That answers are apart is PostgreSQL's doing, and no agreement among classes. */
@QuarkusTest
class AnswersApartTest {
  private static final String NOT_ALLOWED = "42501";

  private static final String RIGHTS =
      """
      SELECT count(*) FROM pg_class
      CROSS JOIN unnest(CAST('{SELECT,INSERT,UPDATE,DELETE,REFERENCES,TRIGGER}' AS text[])) AS may
      WHERE relnamespace = CAST('equality' AS regnamespace) AND relkind = 'r'
        AND (has_table_privilege('service', oid, may) OR has_any_column_privilege('service', oid,
          CASE WHEN may IN ('DELETE', 'TRIGGER') THEN 'SELECT' ELSE may END))
      """;

  @Inject DataSource database;
  @Inject EqualityStore store;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT FROM equality.answer",
        "SELECT sex FROM equality.answer JOIN equality_ask USING (token)",
        "SELECT count(*) FROM equality.answer",
        "INSERT INTO equality.answer (token) VALUES (gen_random_uuid())",
        "UPDATE equality.answer SET sex = 'MALE'",
        "DELETE FROM equality.answer",
        "CREATE VIEW equality.copy AS SELECT * FROM equality.answer",
        "GRANT SELECT ON equality.answer TO service",
        "ALTER TABLE equality.answer OWNER TO service",
      })
  void theServicesRoleIsRefusedWhateverItTries(String sql) {
    var refusal =
        assertThrows(
            SQLException.class,
            () -> {
              try (var connection = database.getConnection();
                  var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            });

    assertEquals(NOT_ALLOWED, refusal.getSQLState(), sql);
    assertEquals(0, Database.number(RIGHTS));
  }

  @Test
  void anAnswerStandsUnderATokenThatIsNobodysId() {
    var person = somebody();

    store.answer(person, EqualityAnswers.read("FEMALE", "ASIAN_INDIAN", "", "FROM_35"));

    assertEquals(Optional.of(State.ANSWERED), store.stateOf(person));
    assertEquals("FEMALE ASIAN_INDIAN PREFER_NOT_TO_SAY FROM_35 1", answersOf(person));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM equality.answer WHERE token IN (SELECT id FROM person UNION SELECT entrepreneur_key FROM entrepreneur)"));
  }

  @Test
  void answersAreReplacedWithdrawnAndErased() {
    var person = somebody();
    store.answer(person, EqualityAnswers.read("FEMALE", "", "", ""));
    store.answer(person, EqualityAnswers.read("MALE", "", "", ""));
    assertEquals("MALE PREFER_NOT_TO_SAY PREFER_NOT_TO_SAY PREFER_NOT_TO_SAY 1", answersOf(person));

    store.withdraw(person);

    assertEquals(0, countOf(person));
    assertEquals(Optional.of(State.WITHDRAWN), store.stateOf(person));
    store.answer(person, EqualityAnswers.read("MALE", "", "", ""));
    var token = tokenOf(person);
    QuarkusTransaction.requiringNew().run(() -> store.erase(person));
    assertEquals(Optional.empty(), store.stateOf(person));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM equality.answer WHERE token = '%s'".formatted(token)));
  }

  @Test
  void somebodyIsAskedOnceAndAgainAfterAYear() {
    var person = somebody();
    assertTrue(store.isOpen(person));
    assertTrue(ask(person));
    assertFalse(ask(person), "once");
    store.decline(person);
    assertFalse(store.isOpen(person));

    Database.execute(
        "UPDATE equality_ask SET asked_at = asked_at - interval '366 days', decided_at = decided_at - interval '366 days' WHERE person_id = '%s'"
            .formatted(person));

    assertTrue(store.isOpen(person));
    assertTrue(ask(person));
  }

  @Test
  void whoeverAnsweredAndDeclinesLaterKeepsTheAnswers() {
    var person = somebody();
    store.answer(person, EqualityAnswers.read("FEMALE", "", "", ""));

    store.decline(person);

    assertEquals(Optional.of(State.ANSWERED), store.stateOf(person));
  }

  @Test
  void whatIsNoChoiceIsNamedAndNoAnswerIsEverWritten() {
    var wrong =
        assertThrows(InvalidInput.class, () -> EqualityAnswers.read("X", "MARTIAN", "MAYBE", "9"));

    assertEquals(4, wrong.errors().size());
    assertEquals("EqualityAnswers", EqualityAnswers.read("FEMALE", "", "", "").toString());
  }

  private boolean ask(UUID person) {
    return QuarkusTransaction.requiringNew().call(() -> store.ask(person).isPresent());
  }

  private static UUID somebody() {
    var booking = BookingFixture.booked(SessionFixture.session().opened(), Actors.anEntrepreneur());
    return UUID.fromString(
        Database.text("SELECT entrepreneur_id FROM booking WHERE id = '%s'".formatted(booking)));
  }

  private static String tokenOf(UUID person) {
    return Database.text("SELECT token FROM equality_ask WHERE person_id = '%s'".formatted(person));
  }

  private static String answersOf(UUID person) {
    return Database.text(
        "SELECT concat_ws(' ', sex, ethnic_group, disability, age_band, question_set) FROM equality.answer WHERE token = '%s'"
            .formatted(tokenOf(person)));
  }

  private static long countOf(UUID person) {
    return Database.number(
        "SELECT count(*) FROM equality.answer WHERE token = '%s'".formatted(tokenOf(person)));
  }
}
