package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import throughline.membership.contact.FamilyMail;
import throughline.membership.contact.MailKind;
import throughline.membership.contact.MayContact;
import throughline.membership.contact.link.FamilyAccess;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.ContactChanges;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.Guardians;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.mail.Outgoing;

/** How a guardian is reached: the same way for each of their children of one visit. */
@ApplicationScoped
public class ReachGuardian {

  private final Guardians guardians;
  private final ContactChanges contactChanges;
  private final Members members;
  private final FamilyAccess access;
  private final Outgoing outgoing;
  private final FamilyMail familyMail;
  private final MayContact mayContact;
  private final AuditTrail trail;

  ReachGuardian(
      Guardians guardians,
      ContactChanges contactChanges,
      Members members,
      FamilyAccess access,
      Outgoing outgoing,
      FamilyMail familyMail,
      MayContact mayContact,
      AuditTrail trail) {
    this.guardians = guardians;
    this.contactChanges = contactChanges;
    this.members = members;
    this.access = access;
    this.outgoing = outgoing;
    this.familyMail = familyMail;
    this.mayContact = mayContact;
    this.trail = trail;
  }

  /**
   * One record of a guardian, and the child, nobody else's to change until the transaction ends.
   */
  public record Locked(Guardian guardian, Member member) {}

  /** Every record of this person, in the order in which everybody locks them. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Locked> lock(UUID person) {
    var keys = guardians.ofPerson(person).stream().map(Guardian::member).toList();
    members.lockAll(keys);
    return guardians.ofPerson(person).stream()
        .map(guardian -> new Locked(guardian, members.lock(guardian.member()).orElseThrow()))
        .toList();
  }

  /**
   * Changes it from this moment on. Nothing that waits goes to the address of before, no link that
   * went there opens anything, and it is told.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void change(List<Locked> all, Contact contact, Function<Locked, AuditEntry> entry) {
    var one = all.get(0).guardian();
    // First, since a mail that is leaving now has to make its link in rows that go next.
    outgoing.erase(ids(all));
    contactChanges.forget(one.person());
    access.revoke(List.of(one.person()));
    guardians.reach(one.person(), contact);
    write(all, entry);
    var before = one.details().contact().email();
    if (before != null) {
      familyMail.write(MailKind.CONTACT_CHANGED, toldAbout(all), before);
    }
  }

  private UUID toldAbout(List<Locked> all) {
    return all.stream()
        .map(each -> each.guardian().id())
        .filter(id -> mayContact.refusal(id, MailKind.CONTACT_CHANGED, Channel.EMAIL).isEmpty())
        .findFirst()
        .orElse(all.get(0).guardian().id());
  }

  /**
   * Into the history of each child. It holds no address: it is given to each guardian who asks, and
   * one guardian's address is not the other's business.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(List<Locked> all, Function<Locked, AuditEntry> entry) {
    all.forEach(each -> members.countChange(each.member()));
    trail.appendAll(all.stream().map(entry).toList());
  }

  /** Nobody is asked any more to confirm an address of this person. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void eraseQuestions(List<Locked> all) {
    outgoing.erase(MailKind.CONFIRM_CONTACT.code(), ids(all));
  }

  /** Nothing is sent to this person any more, and none of their links opens anything. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void stop(UUID person) {
    guardians.stopContact(person);
    access.revoke(List.of(person));
  }

  private static List<String> ids(List<Locked> all) {
    return all.stream().map(each -> each.guardian().id().toString()).toList();
  }
}
