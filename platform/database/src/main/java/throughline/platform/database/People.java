package throughline.platform.database;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.person.SignedIn;

/**
 * Links the records that a service keeps of people to their sign-in, in the tables of {@code
 * db/people}.
 */
@Singleton
public class People {

  private static final String FIND = "SELECT id FROM person WHERE subject = :subject";

  private static final String FIND_BY_NAME_TOO =
      """
      SELECT id FROM person JOIN person_details ON person_id = id
      WHERE subject = :subject AND display_name = :name
      """;

  /** Somebody else's request of the same moment may have been first: it is waited for. */
  private static final String LINK_SUBJECT_UNLESS_LINKED =
      """
      INSERT INTO person (id, subject) VALUES (gen_random_uuid(), :subject)
      ON CONFLICT (subject) DO NOTHING
      """;

  private static final String FOLLOW_DISPLAY_NAME =
      """
      INSERT INTO person_details (person_id, display_name)
      SELECT id, :name FROM person WHERE subject = :subject
      ON CONFLICT (person_id) DO UPDATE SET display_name = excluded.display_name
      """;

  private final Sql sql;

  People(Sql sql) {
    this.sql = sql;
  }

  /** The record of this person, if they have acted before. */
  public Optional<UUID> find(String subject) {
    return sql.of(FIND).bind("subject", subject).first(UUID.class);
  }

  /** The record of this person, made on first use; their name follows the sign-in. */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID recognise(SignedIn who) {
    return sql.of(FIND_BY_NAME_TOO)
        .bind("subject", who.subject())
        .bind("name", who.displayName())
        .first(UUID.class)
        .orElseGet(() -> link(who));
  }

  private UUID link(SignedIn who) {
    sql.of(LINK_SUBJECT_UNLESS_LINKED).bind("subject", who.subject()).update();
    sql.of(FOLLOW_DISPLAY_NAME)
        .bind("subject", who.subject())
        .bind("name", who.displayName())
        .update();
    return find(who.subject()).orElseThrow();
  }
}
