package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.Guardians;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.duplicate.Comparison.CaseRecord;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.membership.usage.LastUse;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Somebody at a desk looks at two records that may be of one child. */
@ApplicationScoped
class ShowCase {

  private final OpenPairs pairs;
  private final PersonVault vault;
  private final Guardians guardians;
  private final AddressPolicies policies;
  private final Offices offices;
  private final Libraries libraries;
  private final Cards cards;
  private final LastUse lastUse;
  private final AuditTrail trail;

  ShowCase(
      OpenPairs pairs,
      PersonVault vault,
      Guardians guardians,
      AddressPolicies policies,
      Offices offices,
      Libraries libraries,
      Cards cards,
      LastUse lastUse,
      AuditTrail trail) {
    this.pairs = pairs;
    this.vault = vault;
    this.guardians = guardians;
    this.policies = policies;
    this.offices = offices;
    this.libraries = libraries;
    this.cards = cards;
    this.lastUse = lastUse;
    this.trail = trail;
  }

  @Transactional
  Comparison show(UUID id, Desk desk) {
    var pair = pairs.look(id, desk);
    var actor = pair.actor(desk);
    trail.appendAll(
        List.of(
            RecordAction.COMPARED.of(pair.a(), actor), RecordAction.COMPARED.of(pair.b(), actor)));
    return new Comparison(
        id, record(pair.a(), pair.seesA()), record(pair.b(), pair.seesB()), pair.about().reasons());
  }

  private CaseRecord record(Member member, boolean isTheirs) {
    var child =
        vault
            .child(member.key())
            .orElseThrow(() -> new NotFound("pair of records with this number"));
    return new CaseRecord(
        member.key(),
        member.version(),
        child.name().inFull(),
        child.dateOfBirth(),
        child.birthOrder(),
        guardians.namesOf(member.key()),
        member.enrolledOn(),
        Optional.ofNullable(member.enrolledAtOffice())
            .flatMap(offices::find)
            .map(Office::name)
            .orElse(null),
        Optional.ofNullable(member.belongsTo())
            .flatMap(libraries::find)
            .map(Library::name)
            .orElse(null),
        member.standing(),
        member.isHeld(),
        policies.isSecret(member.key()),
        guardians.namesNotContacted(member.key()),
        cards.endingsOf(List.of(member.key())).get(member.key()),
        lastUse.of(List.of(member.key())).get(member.key()),
        isTheirs);
  }
}
