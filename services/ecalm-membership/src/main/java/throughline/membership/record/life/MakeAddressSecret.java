package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.Residence;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.Adults;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.reference.library.Districts;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.Change;

/** Nobody may learn any more where a family lives: it has fled, or somebody is in danger. */
@ApplicationScoped
class MakeAddressSecret implements LifeChange {

  private final LifeRecords records;
  private final Members members;
  private final Adults adults;
  private final AddressPolicies policies;
  private final RestrictedRecords restricted;
  private final Districts districts;
  private final Clock clock;

  MakeAddressSecret(
      LifeRecords records,
      Members members,
      Adults adults,
      AddressPolicies policies,
      RestrictedRecords restricted,
      Districts districts,
      Clock clock) {
    this.records = records;
    this.members = members;
    this.adults = adults;
    this.policies = policies;
    this.restricted = restricted;
    this.districts = districts;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.ADDRESS_MADE_SECRET;
  }

  @Override
  @Transactional
  public Map<String, String> start(UUID id) {
    requireOpen(id);
    return Map.of();
  }

  /**
   * Of every child of the visit, and of what was merged into one: who finds a twin finds the other.
   * Of another adult of the visit not, who may be the one from whom it is kept.
   */
  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var family =
        members.withVisitAndMerged(id).stream()
            .filter(key -> key.equals(id) || !adults.include(key))
            .toList();
    var locked = members.lockAll(family);
    var member = records.take(id, event(), typed.version(), desk);
    requireOpen(id);
    var now = clock.instant();
    var secretNow = policies.makeSecret(family, desk.subject(), now);
    restricted.open(member, desk);
    locked.stream()
        .filter(each -> secretNow.contains(each.key()))
        .forEach(each -> hide(each, desk.actor(member), London.dateOf(now)));
    return Recorded.of(event(), id);
  }

  private void requireOpen(UUID id) {
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
            "residence",
            ResidenceWords.of(before, districts),
            ResidenceWords.of(Residence.UNKNOWN, districts)));
  }
}
