package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import throughline.membership.person.vault.ContactChanges;
import throughline.membership.record.RecordAction;
import throughline.membership.record.guardian.ReachGuardian;
import throughline.platform.web.seal.Secret;

/** A guardian is to be reached as before after all, or it was somebody else who asked. */
@ApplicationScoped
class KeepContact {

  private final FamilyRecords records;
  private final ReachGuardian reachGuardian;
  private final ContactChanges contactChanges;

  KeepContact(FamilyRecords records, ReachGuardian reachGuardian, ContactChanges contactChanges) {
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.contactChanges = contactChanges;
  }

  @Transactional
  void keep(Optional<Secret> session) {
    records.shown(session);
    var person = records.person(session);
    var all = reachGuardian.lock(person);
    if (contactChanges.of(person).isEmpty()) {
      return;
    }
    reachGuardian.eraseQuestions(all);
    contactChanges.takeBack(person);
    reachGuardian.write(all, FamilyRecords.entry(RecordAction.CONTACT_KEPT));
  }
}
