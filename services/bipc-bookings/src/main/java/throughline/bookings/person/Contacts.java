package throughline.bookings.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Statements;

/** Where people get mail about what somebody else does to their bookings. */
@ApplicationScoped
public class Contacts {

  private static final String FOLLOW =
      """
      UPDATE person_details SET email_address = ?
      WHERE person_id = ? AND email_address IS DISTINCT FROM ?
      """;

  private static final String ADDRESS =
      "SELECT email_address FROM person_details WHERE person_id = ? AND email_address IS NOT NULL";

  private final Statements statements;

  Contacts(Statements statements) {
    this.statements = statements;
  }

  /** Keeps the address of a person's sign-in; one that it does not tell any more is forgotten. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void follow(UUID person, Optional<String> address) {
    statements.update(FOLLOW, address.orElse(null), person, address.orElse(null));
  }

  /** Where this person gets mail; empty if that is not known. */
  public Optional<String> addressOf(UUID person) {
    return statements.first(ADDRESS, row -> row.getString("email_address"), person);
  }
}
