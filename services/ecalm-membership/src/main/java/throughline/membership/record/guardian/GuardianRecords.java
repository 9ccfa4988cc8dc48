package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.Adults;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.Desk;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.SeenVersion;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/** The guardians of a child of this desk. */
@ApplicationScoped
class GuardianRecords {

  private final Members members;
  private final RestrictedRecords restricted;
  private final Guardians guardians;
  private final Adults adults;

  GuardianRecords(
      Members members, RestrictedRecords restricted, Guardians guardians, Adults adults) {
    this.members = members;
    this.restricted = restricted;
    this.guardians = guardians;
    this.adults = adults;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Member look(UUID id, Desk desk) {
    var member =
        members
            .find(id, desk.offices(), desk.libraries())
            .orElseThrow(() -> new NotFound("enrolment with this number"));
    restricted.requireToLook(member, desk);
    return member;
  }

  /**
   * The child, until the transaction ends nobody else's to change. * @throws NotFound if it is
   * another desk's
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Member take(UUID id, String version, Desk desk) {
    var member =
        members
            .lock(id, desk.offices(), desk.libraries())
            .orElseThrow(() -> new NotFound("enrolment with this number"));
    restricted.requireToChange(member, desk);
    SeenVersion.require(member, version);
    return member;
  }

  UUID personOf(UUID guardian) {
    return guardians
        .find(guardian)
        .map(Guardian::person)
        .orElseThrow(() -> new NotFound("guardian with this number"));
  }

  Guardian current(Member member, UUID guardian) {
    var found = one(member, guardian);
    if (found.until() != null) {
      throw new Conflict(
          "guardian-ended",
          "This guardian answers for the child no longer. Add them again if they do");
    }
    return found;
  }

  void requireChild(Member member) {
    if (adults.include(member.key())) {
      throw new Conflict("no-guardians", "An adult answers for themself");
    }
  }

  private Guardian one(Member member, UUID guardian) {
    return guardians
        .find(guardian)
        .filter(found -> found.member().equals(member.key()))
        .orElseThrow(() -> new NotFound("guardian with this number"));
  }
}
