package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.person.vault.Contact;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;

/** Staff change how a guardian is reached: one who is there, or whose address was entered wrong. */
@ApplicationScoped
class ChangeContact {

  private final GuardianRecords records;
  private final ReachGuardian reachGuardian;

  ChangeContact(GuardianRecords records, ReachGuardian reachGuardian) {
    this.records = records;
    this.reachGuardian = reachGuardian;
  }

  /**
   * It counts at once, for every child of the visit; the address of before is told. * @throws
   * throughline.platform.core.input.InvalidInput naming every wrong field
   */
  @Transactional
  void change(UUID id, UUID guardian, ContactRequest typed, Desk desk) {
    var all = reachGuardian.lock(records.personOf(guardian));
    var member = records.take(id, typed.version(), desk);
    var fields = new Fields();
    var contact = Contact.read(fields, "contact", typed.contact());
    if (contact != null
        && contact.isSameAs(records.current(member, guardian).details().contact())) {
      fields.reject("contact", "This is what we have. Enter another, or go back");
    }
    var reason = fields.oneOf("reason", typed.reason(), ContactReason.class, "Choose why");
    fields.throwIfAny();
    // A brother or sister may belong to another library, which did nothing.
    var actor = desk.actor(member);
    reachGuardian.change(
        all,
        contact,
        each -> RecordAction.CONTACT_CHANGED.of(each.member(), actor).because(reason.inWords()));
  }
}
