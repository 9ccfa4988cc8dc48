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
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.seal.Secret;

/**
 * A guardian wants to be reached another way. Of an address nobody knows whether it is theirs, so
 * it counts once it is confirmed from there; the address of before is told at once, for its mailbox
 * may be in other hands.
 */
@ApplicationScoped
class AskForContact {

  private static final String FIELD = "contact";

  private final FamilyRecords records;
  private final ReachGuardian reachGuardian;
  private final ContactChanges contactChanges;
  private final FamilyMail familyMail;

  AskForContact(
      FamilyRecords records,
      ReachGuardian reachGuardian,
      ContactChanges contactChanges,
      FamilyMail familyMail) {
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.contactChanges = contactChanges;
    this.familyMail = familyMail;
  }

  @Transactional
  void look(Optional<Secret> session) {
    records.reachable(session);
  }

  /**
   * Writes to both addresses, or changes the contact at once where it is a telephone number, to
   * which nothing is sent.
   */
  @Transactional
  boolean ask(Optional<Secret> session, String typed) {
    var person = records.person(session);
    var all = reachGuardian.lock(person);
    var guardian = records.reachable(session);
    var before = all.get(0).guardian().details().contact();
    var contact = read(typed, before);
    if (contact.email() == null) {
      reachGuardian.change(all, contact, FamilyRecords.entry(RecordAction.CONTACT_CHANGED));
      return false;
    }
    // Before the row that the link of a mail is made in, since one may be leaving now.
    reachGuardian.eraseQuestions(all);
    if (!contactChanges.ask(new Asked(guardian, person, contact.email()))) {
      throw new InvalidInput(
          FIELD,
          "You gave another address a moment ago. Wait five minutes, then enter this one again");
    }
    reachGuardian.write(all, FamilyRecords.entry(RecordAction.CONTACT_ASKED_FOR));
    familyMail.write(MailKind.CONFIRM_CONTACT, guardian, contact.email());
    if (before.email() != null) {
      familyMail.write(MailKind.CONTACT_ASKED_FOR, guardian, before.email());
    }
    return true;
  }

  private static Contact read(String typed, Contact before) {
    var fields = new Fields();
    var contact = Contact.read(fields, FIELD, typed, "Enter your e-mail address or phone number");
    if (contact != null && contact.isSameAs(before)) {
      fields.reject(FIELD, "We have this already. Enter another, or go back");
    }
    fields.throwIfAny();
    return contact;
  }
}
