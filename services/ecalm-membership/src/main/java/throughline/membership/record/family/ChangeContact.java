package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.stream.Collectors;
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
 * A guardian wants to be reached another way, or not at all. Of an address nobody knows whether it
 * is theirs, so it counts once it is confirmed from there; the address of before is told at once,
 * for its mailbox may be in other hands.
 */
@ApplicationScoped
class ChangeContact {

  private static final String FIELD = "contact";

  private final FamilyRecords records;
  private final ReachGuardian reachGuardian;
  private final ContactChanges contactChanges;
  private final FamilyMail familyMail;

  ChangeContact(
      FamilyRecords records,
      ReachGuardian reachGuardian,
      ContactChanges contactChanges,
      FamilyMail familyMail) {
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.contactChanges = contactChanges;
    this.familyMail = familyMail;
  }

  /** Goes on if it can be done now. */
  @Transactional
  void look(Optional<Secret> session) {
    records.reachable(session);
  }

  /**
   * Writes to both addresses, or changes the contact at once where it is a telephone number, to
   * which nothing is sent.
   *
   * @return whether it is to be confirmed; if not, the session and every link have ended
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

  /**
   * Somebody who reads the mailbox of the new address says that it is the guardian's, who is
   * written to there from now on, first with a link of its own.
   *
   * @return false if the link confirms nothing now, for whatever reason
   */
  @Transactional
  boolean confirm(Optional<Secret> link) {
    return link.flatMap(contactChanges::of).map(asked -> confirm(asked, link.get())).orElse(false);
  }

  private boolean confirm(Asked asked, Secret link) {
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

  /** They are to be reached as before after all, or it was somebody else who asked. */
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

  /**
   * They want no message any more, about whichever child of the visit: nobody else can hinder that,
   * and it changes no other's. The link opens nothing from then on.
   */
  @Transactional
  void stop(Optional<Secret> session) {
    var person = records.person(session);
    var all = reachGuardian.lock(person);
    var shown = records.shown(session).stream().map(FamilyChild::id).collect(Collectors.toSet());
    reachGuardian.write(
        all.stream().filter(each -> shown.contains(each.guardian().id())).toList(),
        FamilyRecords.entry(RecordAction.CONTACT_STOPPED));
    reachGuardian.stop(person);
  }
}
