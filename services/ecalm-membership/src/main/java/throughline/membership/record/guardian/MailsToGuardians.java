package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import throughline.membership.contact.MailKind;
import throughline.membership.person.vault.Relationship;
import throughline.membership.record.AddressCopies;
import throughline.platform.database.Statements;
import throughline.platform.mail.MailStatus;

/**
 * Mails to whoever answers or answered for a child. None holds an address; the link of one opens
 * what the library holds, with the home library unless the address is secret.
 */
@ApplicationScoped
class MailsToGuardians implements AddressCopies {

  private static final String MAILS =
      """
      SELECT guardian.name, guardian.relationship, mail.kind, mail.status, mail.created_at
      FROM vault.guardian
      JOIN vault.guardian same ON same.person_key = guardian.person_key
      JOIN mail ON mail.reference = same.id::text AND mail.kind = ANY (?)
      WHERE guardian.member_key = ?
      """;

  private final Statements statements;

  MailsToGuardians(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<Copy> of(UUID member) {
    var kinds = Arrays.stream(MailKind.values()).map(MailKind::code).toArray(String[]::new);
    return statements.all(MAILS, MailsToGuardians::copy, kinds, member);
  }

  private static Copy copy(ResultSet row) throws SQLException {
    var status = MailStatus.valueOf(row.getString("status"));
    return new Copy(
        Statements.instant(row, "created_at"),
        "A mail to %s (%s), without an address%s: %s"
            .formatted(
                row.getString("name"),
                Relationship.valueOf(row.getString("relationship")).label(),
                MailKind.withLink().contains(row.getString("kind"))
                    ? ", with a link to the family’s page"
                    : "",
                status == MailStatus.WAITING
                    ? "it waits, and is not sent if the address is secret by then"
                    : status.words().toLowerCase(Locale.ROOT)));
  }
}
