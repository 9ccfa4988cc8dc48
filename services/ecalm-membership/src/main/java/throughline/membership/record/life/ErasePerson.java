package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.contact.link.FamilyAccess;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.Under5;
import throughline.membership.person.match.OpenCases;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.suppression.Suppressions;
import throughline.membership.person.vault.Child;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.RecordAction;
import throughline.membership.usage.RecalculateUse;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.mail.Outgoing;

/** Takes away everything that tells who a member was; what is left are numbers of nobody. */
@ApplicationScoped
class ErasePerson {

  private final Members members;
  private final PersonVault vault;
  private final OpenCases cases;
  private final Preferences preferences;
  private final Cards cards;
  private final RecalculateUse putUseRight;
  private final Outgoing outgoing;
  private final FamilyAccess access;
  private final Suppressions suppressions;
  private final AuditTrail trail;
  private final LifeRecords records;
  private final Clock clock;

  ErasePerson(
      Members members,
      PersonVault vault,
      OpenCases cases,
      Preferences preferences,
      Cards cards,
      RecalculateUse putUseRight,
      Outgoing outgoing,
      FamilyAccess access,
      Suppressions suppressions,
      AuditTrail trail,
      LifeRecords records,
      Clock clock) {
    this.members = members;
    this.vault = vault;
    this.cases = cases;
    this.preferences = preferences;
    this.cards = cards;
    this.putUseRight = putUseRight;
    this.outgoing = outgoing;
    this.access = access;
    this.suppressions = suppressions;
    this.trail = trail;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Of this member, whose row the caller has locked, and of every record that was merged into it.
   * * @return the keys of the others
   *
   * @return the keys of the others
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<UUID> of(Member member) {
    var merged = members.mergedInto(member.key()).stream().map(Member::key).toList();
    members.lockAll(merged).forEach(this::eraseOne);
    eraseOne(member);
    return merged;
  }

  private void eraseOne(Member member) {
    var now = clock.instant();
    var id = member.key();
    vault.child(id).ifPresent(this::suppress);
    var about = new ArrayList<String>();
    about.add(id.toString());
    var guardians = vault.known(id);
    guardians.stream().map(each -> each.guardian().toString()).forEach(about::add);
    // First, since a mail that is leaving now has to make its link in rows that go next.
    outgoing.erase(about);
    vault.erase(id);
    access.revokeWithoutChild(guardians.stream().map(PersonVault.Known::person).toList());
    preferences.erase(id);
    cases.forget(id);
    cards.end(id, now);
    putUseRight.forget(id);
    member.erase(now);
    records.tell(member);
    trail.shred(RecordAction.record(id));
  }

  private void suppress(Child child) {
    var turnsFive = Under5.until(child.dateOfBirth());
    if (turnsFive.isAfter(London.today(clock))) {
      suppressions.add(child.name(), child.dateOfBirth(), child.birthOrder(), turnsFive);
    }
  }
}
