package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.Stream;
import throughline.membership.contact.FamilyMail;
import throughline.membership.contact.MailKind;
import throughline.membership.member.Member;
import throughline.membership.person.vault.Guardians;

/**
 * Tells the guardians of two records by mail that one of them was ended, each mailbox once, so that
 * a family whose record it was can object.
 */
@ApplicationScoped
class TellEnded {

  private final Guardians guardians;
  private final FamilyMail mail;

  TellEnded(Guardians guardians, FamilyMail mail) {
    this.guardians = guardians;
    this.mail = mail;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void tell(Member ended, Member kept) {
    var written = new HashSet<String>();
    Stream.of(ended, kept)
        .flatMap(member -> guardians.of(member.key()).stream())
        .filter(guardian -> guardian.until() == null && guardian.details().mayContact())
        .filter(guardian -> guardian.details().contact().email() != null)
        .filter(
            guardian -> written.add(guardian.details().contact().email().toLowerCase(Locale.ROOT)))
        .forEach(
            guardian ->
                mail.write(
                    MailKind.RECORD_ENDED, guardian.id(), guardian.details().contact().email()));
  }
}
