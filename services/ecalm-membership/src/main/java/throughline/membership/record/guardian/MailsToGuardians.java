package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import throughline.membership.contact.MailKind;
import throughline.membership.person.vault.OfVault;
import throughline.membership.person.vault.Relationship;
import throughline.membership.record.AddressCopies;
import throughline.platform.database.Sql;
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
      JOIN mail ON mail.reference = same.id::text AND mail.kind = ANY (:kinds)
      WHERE guardian.member_key = :member
      """;

  private final Sql sql;

  MailsToGuardians(@OfVault Sql sql) {
    this.sql = sql;
  }

  record Sent(
      String name, Relationship relationship, String kind, MailStatus status, Instant createdAt) {

    Copy asCopy() {
      return new Copy(
          createdAt,
          "A mail to %s (%s), without an address%s: %s"
              .formatted(
                  name,
                  relationship.label(),
                  MailKind.withLink().contains(kind) ? ", with a link to the family’s page" : "",
                  status == MailStatus.WAITING
                      ? "it waits, and is not sent if the address is secret by then"
                      : status.words().toLowerCase(Locale.ROOT)));
    }
  }

  @Override
  public List<Copy> of(UUID member) {
    var kinds = Arrays.stream(MailKind.values()).map(MailKind::code).toList();
    return sql.of(MAILS).bind("kinds", kinds).bind("member", member).list(Sent.class).stream()
        .map(Sent::asCopy)
        .toList();
  }
}
