package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import throughline.membership.contact.FamilyMail;
import throughline.membership.contact.MailKind;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.mail.Outgoing;

/** A guardian at a desk, or on the phone, would like the link to what is held. */
@ApplicationScoped
class SendLink {

  private static final int MOST = 3;
  private static final Duration WHILE = Duration.ofHours(1);

  private final RestrictedRecords restricted;
  private final GuardianRecords records;
  private final ReachGuardian reachGuardian;
  private final FamilyMail familyMail;
  private final Outgoing outgoing;
  private final AuditTrail trail;
  private final Clock clock;

  SendLink(
      RestrictedRecords restricted,
      GuardianRecords records,
      ReachGuardian reachGuardian,
      FamilyMail familyMail,
      Outgoing outgoing,
      AuditTrail trail,
      Clock clock) {
    this.restricted = restricted;
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.familyMail = familyMail;
    this.outgoing = outgoing;
    this.trail = trail;
    this.clock = clock;
  }

  /** Writes the mail to the address that is held; the gate looks again when it leaves. */
  @Transactional
  void send(UUID id, UUID guardian, Desk desk) {
    // Or the mail would go to the address of before, if that is being changed now.
    var all = reachGuardian.lock(records.personOf(guardian));
    var member = restricted.look(id, desk);
    var details = records.current(member, guardian).details();
    if (details.contact().email() == null || !details.mayContact()) {
      throw noMail("We have no e-mail address of this guardian, or may not write to them");
    }
    records
        .whyNoMail(member, guardian)
        .ifPresent(
            why -> {
              throw noMail(why);
            });
    requireFew(all);
    familyMail.write(MailKind.NEW_LINK, guardian, details.contact().email());
    trail.append(RecordAction.LINK_SENT.of(member, desk.actor(member)));
  }

  private static Conflict noMail(String why) {
    return new Conflict("no-mail-to-guardian", why);
  }

  /** Those of each child count, since all of them fill one mailbox. */
  private void requireFew(List<ReachGuardian.Locked> all) {
    var records = all.stream().map(each -> each.guardian().id().toString()).toList();
    var then = clock.instant().minus(WHILE);
    if (outgoing.countSince(then, MailKind.NEW_LINK.code(), records) >= MOST) {
      throw new Conflict(
          "enough-links-sent",
          "Three links have gone to this guardian within the hour. Ask them to look for those, also"
              + " among unwanted mail, before you send another");
    }
  }
}
