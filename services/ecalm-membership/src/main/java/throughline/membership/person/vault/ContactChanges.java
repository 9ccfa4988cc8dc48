package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;
import throughline.platform.web.seal.Secret;

/** The addresses at which guardians asked to be written to, until somebody there has confirmed. */
@ApplicationScoped
public class ContactChanges implements ExpiringRows {

  public static final Duration OPEN = Duration.ofDays(3);

  /** So that nobody fills strangers' mailboxes. */
  private static final Duration BETWEEN_TWO = Duration.ofMinutes(5);

  private static final String ASK =
      """
      INSERT INTO vault.contact_change (guardian_id, person_key, email, asked_at)
      VALUES (?, ?, ?, ?)
      ON CONFLICT ON CONSTRAINT contact_change_one_of_a_person DO UPDATE
      SET guardian_id = EXCLUDED.guardian_id, email = EXCLUDED.email, asked_at = EXCLUDED.asked_at,
          secret = NULL
      WHERE contact_change.asked_at <= ?
      """;

  private static final String OF_PERSON =
      "SELECT guardian_id, person_key, email FROM vault.contact_change"
          + " WHERE person_key = ? AND asked_at > ? AND email IS NOT NULL";

  private static final String BY_SECRET =
      "SELECT guardian_id, person_key, email FROM vault.contact_change"
          + " WHERE secret = ? AND asked_at > ? AND email IS NOT NULL";

  private static final String IS_OPEN =
      "SELECT true AS open FROM vault.contact_change WHERE guardian_id = ? AND asked_at > ?"
          + " AND email IS NOT NULL";

  private static final String SEAL =
      "UPDATE vault.contact_change SET secret = ? WHERE guardian_id = ?";

  private static final String TAKE_BACK =
      "UPDATE vault.contact_change SET email = NULL, secret = NULL WHERE person_key = ?";

  private static final String FORGET = "DELETE FROM vault.contact_change WHERE person_key = ?";

  private static final String PURGE_BATCH =
      """
      DELETE FROM vault.contact_change WHERE guardian_id IN (
        SELECT guardian_id FROM vault.contact_change WHERE asked_at <= ?
        ORDER BY asked_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /**
   * What was asked for.
   *
   * @param guardian the record of this person by which it was asked
   * @param email where they would be written to
   */
  public record Asked(UUID guardian, UUID person, String email) {

    @Override
    public String toString() {
      return "Asked";
    }
  }

  private final Statements statements;
  private final Clock clock;

  ContactChanges(Statements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  /** Keeps what was asked for, in place of anything before. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean ask(Asked asked) {
    var now = clock.instant();
    return statements.update(
            ASK, asked.guardian(), asked.person(), asked.email(), now, now.minus(BETWEEN_TWO))
        == 1;
  }

  /** What this person has asked for and nobody has confirmed yet. */
  public Optional<Asked> of(UUID person) {
    return statements.first(OF_PERSON, ContactChanges::asked, person, opensSince());
  }

  public Optional<Asked> of(Secret link) {
    return statements.first(BY_SECRET, ContactChanges::asked, link.id(), opensSince());
  }

  public boolean isOpen(UUID guardian) {
    return statements.first(IS_OPEN, row -> true, guardian, opensSince()).isPresent();
  }

  @Transactional
  public Secret secretFor(UUID guardian) {
    var secret = Secret.random();
    if (statements.update(SEAL, secret.id(), guardian) == 0) {
      throw new IllegalStateException("no address of guardian " + guardian + " is to be confirmed");
    }
    return secret;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void takeBack(UUID person) {
    statements.update(TAKE_BACK, person);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void forget(UUID person) {
    statements.update(FORGET, person);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before.minus(OPEN), limit);
  }

  private Instant opensSince() {
    return clock.instant().minus(OPEN);
  }

  private static Asked asked(ResultSet row) throws SQLException {
    return new Asked(
        row.getObject("guardian_id", UUID.class),
        row.getObject("person_key", UUID.class),
        row.getString("email"));
  }
}
