package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import throughline.membership.contact.FamilyMail;
import throughline.membership.contact.MailKind;
import throughline.membership.contact.link.FamilyAccess;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.guardian.ReachGuardian;
import throughline.platform.web.seal.Secret;

/** Somebody with an old link wants a new one, at the address to which the old one went. */
@ApplicationScoped
class AskForNewLink {

  private final FamilyAccess access;
  private final FamilyRecords records;
  private final ReachGuardian reachGuardian;
  private final Guardians guardians;
  private final FamilyMail familyMail;

  AskForNewLink(
      FamilyAccess access,
      FamilyRecords records,
      ReachGuardian reachGuardian,
      Guardians guardians,
      FamilyMail familyMail) {
    this.access = access;
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.guardians = guardians;
    this.familyMail = familyMail;
  }

  /** Writes it, if there is anything about which it may go; whoever asks does not learn that. */
  @Transactional
  void ask(Optional<Secret> link) {
    // Or it would go to the address of before, if that is being changed now.
    link.flatMap(access::formerHolderOf).ifPresent(reachGuardian::lock);
    link.flatMap(access::renew)
        .flatMap(person -> FamilyRecords.reachable(records.of(person)))
        .flatMap(guardians::find)
        .filter(guardian -> guardian.details().contact().email() != null)
        .ifPresent(
            guardian ->
                familyMail.write(
                    MailKind.NEW_LINK, guardian.id(), guardian.details().contact().email()));
  }
}
