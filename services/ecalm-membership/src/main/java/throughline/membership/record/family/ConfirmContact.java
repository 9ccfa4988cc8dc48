package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import throughline.membership.contact.FamilyMail;
import throughline.membership.contact.MailKind;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.ContactChanges;
import throughline.membership.person.vault.ContactChanges.Asked;
import throughline.membership.record.RecordAction;
import throughline.membership.record.guardian.ReachGuardian;
import throughline.platform.web.seal.Secret;

/** Somebody who reads the mailbox of the address that a guardian gave says that it is theirs. */
@ApplicationScoped
class ConfirmContact {

  private final ContactChanges contactChanges;
  private final FamilyRecords records;
  private final ReachGuardian reachGuardian;
  private final FamilyMail familyMail;

  ConfirmContact(
      ContactChanges contactChanges,
      FamilyRecords records,
      ReachGuardian reachGuardian,
      FamilyMail familyMail) {
    this.contactChanges = contactChanges;
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.familyMail = familyMail;
  }

  @Transactional
  boolean confirm(Optional<Secret> link) {
    return link.flatMap(contactChanges::of).map(asked -> keep(asked, link.get())).orElse(false);
  }

  private boolean keep(Asked asked, Secret link) {
    var all = reachGuardian.lock(asked.person());
    var reachable = FamilyRecords.reachable(records.of(asked.person()));
    // What was read before the lock may have been taken back, or confirmed, meanwhile.
    if (!contactChanges.of(link).equals(Optional.of(asked)) || reachable.isEmpty()) {
      return false;
    }
    reachGuardian.change(
        all, new Contact(asked.email(), null), FamilyRecords.entry(RecordAction.CONTACT_CHANGED));
    familyMail.write(MailKind.NEW_LINK, reachable.get(), asked.email());
    return true;
  }
}
