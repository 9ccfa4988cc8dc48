package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.Residence;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.Adults;
import throughline.membership.record.ParseResidence;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.life.LifeRecords.Taken;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.Change;

/** Nobody may learn any more where a family lives: it has fled, or somebody is in danger. */
@ApplicationScoped
class MakeAddressSecret {

  private final LifeRecords records;
  private final Members members;
  private final Adults adults;
  private final AddressPolicies policies;
  private final RestrictedRecords restricted;
  private final ParseResidence residences;
  private final Clock clock;

  MakeAddressSecret(
      LifeRecords records,
      Members members,
      Adults adults,
      AddressPolicies policies,
      RestrictedRecords restricted,
      ParseResidence residences,
      Clock clock) {
    this.records = records;
    this.members = members;
    this.adults = adults;
    this.policies = policies;
    this.restricted = restricted;
    this.residences = residences;
    this.clock = clock;
  }

  /**
   * Every child of the visit, and what was merged into one: who finds a twin finds the other. Of
   * another adult of the visit not, who may be the one from whom it is kept. They are locked before
   * one of them is taken, in the order in which everybody locks.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Member> lockFamily(UUID id) {
    return members.lockAll(
        members.withVisitAndMerged(id).stream()
            .filter(key -> key.equals(id) || !adults.include(key))
            .toList());
  }

  void makeSecret(Taken taken, List<Member> family) {
    requireOpen(taken.id());
    var now = clock.instant();
    var keys = family.stream().map(Member::key).toList();
    var secretNow = policies.makeSecret(keys, taken.desk().subject(), now);
    restricted.open(taken.member(), taken.desk());
    family.stream()
        .filter(each -> secretNow.contains(each.key()))
        .forEach(each -> hide(each, taken.actor(), London.dateOf(now)));
  }

  void requireOpen(UUID id) {
    if (policies.isSecret(id)) {
      throw new Conflict("address-secret", "The address is secret already");
    }
  }

  /** The district would narrow it down, so no event says it from today on. */
  private void hide(Member member, Actor actor, LocalDate today) {
    var before = member.residence();
    if (before.equals(Residence.UNKNOWN)) {
      records.countChange(member);
    } else {
      member.move(Residence.UNKNOWN, today);
      // Nobody is told of what was merged, unless the merge is taken back.
      if (member.mergedInto() == null) {
        records.tell(member);
      }
    }
    records.keep(
        member,
        RecordAction.ADDRESS_MADE_SECRET,
        actor,
        null,
        Change.personal(
            "residence", residences.inWords(before), residences.inWords(Residence.UNKNOWN)));
  }
}
