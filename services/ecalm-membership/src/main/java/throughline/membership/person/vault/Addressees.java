package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.membership.person.vault.Birthdays.Addressee;
import throughline.platform.database.Statements;

/**
 * To whom a mail about children goes, read once the caller has locked them: a statement that locks
 * them shows what it reads beside that as it was before somebody changed it who had the lock.
 */
@ApplicationScoped
public class Addressees {

  private static final String OF_CHILDREN =
      """
      SELECT id, email FROM vault.guardian
      WHERE member_key = ANY (?::uuid[]) AND may_contact AND valid_to IS NULL AND email IS NOT NULL
      """;

  private final Statements statements;

  Addressees(Statements statements) {
    this.statements = statements;
  }

  public List<Addressee> of(List<UUID> children) {
    return statements.all(
        OF_CHILDREN,
        row -> new Addressee(row.getObject("id", UUID.class), row.getString("email")),
        (Object) Statements.texts(children, child -> child));
  }
}
