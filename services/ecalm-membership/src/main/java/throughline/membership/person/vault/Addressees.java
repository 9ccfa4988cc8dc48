package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.membership.person.vault.Birthdays.Addressee;

/**
 * To whom a mail about children goes, read once the caller has locked them: a statement that locks
 * them shows what it reads beside that as it was before somebody changed it who had the lock.
 */
@ApplicationScoped
public class Addressees {

  private static final String OF_CHILDREN =
      """
      SELECT id AS guardian, email FROM vault.guardian
      WHERE member_key = ANY (:children) AND may_contact AND valid_to IS NULL AND email IS NOT NULL
      """;

  private final Jdbi jdbi;

  Addressees(@OfVault Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public List<Addressee> of(List<UUID> children) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(OF_CHILDREN)
                .bindArray("children", UUID.class, children)
                .mapTo(Addressee.class)
                .list());
  }
}
