package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.membership.person.vault.Birthdays.Addressee;
import throughline.platform.database.Sql;

/**
 * To whom a mail about children goes, read once the caller has locked them: a statement that locks
 * them shows what it reads beside that as it was before somebody changed it who had the lock.
 */
@ApplicationScoped
public class Addressees {

  private static final String OF_CHILDREN =
      """
      SELECT id AS guardian, email FROM vault.guardian
      WHERE member_key = ANY (CAST(:children AS uuid[])) AND may_contact AND valid_to IS NULL AND email IS NOT NULL
      """;

  private final Sql sql;

  Addressees(@OfVault Sql sql) {
    this.sql = sql;
  }

  public List<Addressee> of(List<UUID> children) {
    return sql.of(OF_CHILDREN).bind("children", children).list(Addressee.class);
  }
}
