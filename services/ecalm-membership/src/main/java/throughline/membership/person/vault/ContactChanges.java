package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
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
      VALUES (:guardian, :person, :email, :now)
      ON CONFLICT ON CONSTRAINT contact_change_person_key_uq DO UPDATE
      SET guardian_id = EXCLUDED.guardian_id, email = EXCLUDED.email, asked_at = EXCLUDED.asked_at,
          secret = NULL
      WHERE contact_change.asked_at <= :before
      """;

  private static final String OPEN_ONES =
      """
      SELECT guardian_id AS guardian, person_key AS person, email FROM vault.contact_change
      WHERE asked_at > :since AND email IS NOT NULL AND\s\
      """;

  private static final String OF_PERSON = OPEN_ONES + "person_key = :key";
  private static final String BY_SECRET = OPEN_ONES + "secret = :key";
  private static final String OF_GUARDIAN = OPEN_ONES + "guardian_id = :key";
  private static final String SEAL =
      "UPDATE vault.contact_change SET secret = :secret WHERE guardian_id = :guardian";
  private static final String TAKE_BACK =
      "UPDATE vault.contact_change SET email = NULL, secret = NULL WHERE person_key = :person";
  private static final String FORGET =
      "DELETE FROM vault.contact_change WHERE person_key = :person";
  private static final String PURGE_BATCH =
      """
      DELETE FROM vault.contact_change WHERE guardian_id IN (
        SELECT guardian_id FROM vault.contact_change WHERE asked_at <= :before
        ORDER BY asked_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  /** What was asked for. */
  public record Asked(UUID guardian, UUID person, String email) {

    @Override
    public String toString() {
      return "Asked";
    }
  }

  private final Sql sql;
  private final Clock clock;

  ContactChanges(@OfVault Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Keeps what was asked for, in place of anything before. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean ask(Asked asked) {
    var now = clock.instant();
    return sql.of(ASK)
            .bind("guardian", asked.guardian())
            .bind("person", asked.person())
            .bind("email", asked.email())
            .bind("now", now)
            .bind("before", now.minus(BETWEEN_TWO))
            .update()
        == 1;
  }

  /** What this person has asked for and nobody has confirmed yet. */
  public Optional<Asked> of(UUID person) {
    return open(OF_PERSON, person);
  }

  public Optional<Asked> of(Secret link) {
    return open(BY_SECRET, link.id());
  }

  public boolean isOpen(UUID guardian) {
    return open(OF_GUARDIAN, guardian).isPresent();
  }

  @Transactional
  public Secret secretFor(UUID guardian) {
    var secret = Secret.random();
    if (sql.of(SEAL).bind("secret", secret.id()).bind("guardian", guardian).update() == 0) {
      throw new IllegalStateException("no address of guardian " + guardian + " is to be confirmed");
    }
    return secret;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void takeBack(UUID person) {
    sql.of(TAKE_BACK).bind("person", person).update();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void forget(UUID person) {
    sql.of(FORGET).bind("person", person).update();
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE_BATCH).bind("before", before.minus(OPEN)).bind("limit", limit).update();
  }

  private Optional<Asked> open(String statement, Object key) {
    return sql.of(statement)
        .bind("since", clock.instant().minus(OPEN))
        .bind("key", key)
        .first(Asked.class);
  }
}
