package throughline.membership.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.contact.FamilyMail;
import throughline.membership.contact.MailKind;
import throughline.membership.enrolment.Desk;
import throughline.membership.enrolment.EnrolmentAction;
import throughline.platform.audit.AuditTrail;
import throughline.platform.core.refusal.Conflict;

/** A guardian at a desk, or on the phone, would like the link to what is held. */
@ApplicationScoped
class SendLink {

  private final GuardianRecords records;
  private final ReachGuardian reachGuardian;
  private final FamilyMail familyMail;
  private final NoMail noMail;
  private final AuditTrail trail;

  SendLink(
      GuardianRecords records,
      ReachGuardian reachGuardian,
      FamilyMail familyMail,
      NoMail noMail,
      AuditTrail trail) {
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.familyMail = familyMail;
    this.noMail = noMail;
    this.trail = trail;
  }

  /**
   * Writes the mail to the address that is held; the gate looks again when it leaves.
   *
   * @throws throughline.platform.core.refusal.NotFound if the record is another desk's
   * @throws Conflict if no e-mail address is held, or nothing may be sent
   */
  @Transactional
  void send(UUID id, UUID guardian, Desk desk) {
    // Or the mail would go to the address of before, if that is being changed now.
    reachGuardian.lock(records.personOf(guardian));
    var member = records.look(id, desk);
    var details = records.current(member, guardian).details();
    if (details.contact().email() == null || !details.mayContact()) {
      throw noMail("We have no e-mail address of this guardian, or may not write to them");
    }
    noMail
        .why(member, guardian)
        .ifPresent(
            why -> {
              throw noMail(why);
            });
    familyMail.write(MailKind.NEW_LINK, guardian, details.contact().email());
    trail.append(EnrolmentAction.LINK_SENT.of(member, desk.actor(member)));
  }

  private static Conflict noMail(String why) {
    return new Conflict("no-mail-to-guardian", why);
  }
}
