package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.Adults;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.reference.library.Districts;
import throughline.membership.reference.library.Libraries;
import throughline.membership.reference.library.Library;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;

/** Somebody at a desk opens the record of a child of theirs. */
@ApplicationScoped
class ShowRecord {

  private final LifeRecords records;
  private final Members members;
  private final PersonVault vault;
  private final Adults adults;
  private final AddressPolicies policies;
  private final Cards cards;
  private final Libraries libraries;
  private final Districts districts;
  private final Preferences preferences;
  private final AuditTrail trail;

  ShowRecord(
      LifeRecords records,
      Members members,
      PersonVault vault,
      Adults adults,
      AddressPolicies policies,
      Cards cards,
      Libraries libraries,
      Districts districts,
      Preferences preferences,
      AuditTrail trail) {
    this.records = records;
    this.members = members;
    this.vault = vault;
    this.adults = adults;
    this.policies = policies;
    this.cards = cards;
    this.libraries = libraries;
    this.districts = districts;
    this.preferences = preferences;
    this.trail = trail;
  }

  @Transactional
  ChildRecord show(UUID id, Desk desk) {
    var member = records.find(id, desk);
    var child = vault.child(id).orElseThrow(() -> new NotFound("enrolment with this number"));
    var isAdult = adults.include(id);
    trail.append(RecordAction.RECORD_OPENED.of(member, desk.actor(member)));
    return new ChildRecord(
        id,
        member.version(),
        child.name().inFull(),
        child.dateOfBirth(),
        child.turnedFive() && member.wasEnrolledUnder5(),
        member.standing(),
        member.enrolledOn(),
        library(member),
        ResidenceWords.of(member.residence(), districts),
        cards.of(id).map(CardNumber::grouped).orElse(null),
        preferences.of(id),
        member.isHeld(),
        LifeEvent.possible(member, isAdult, policies.isSecret(id), desk.offices()),
        isAdult,
        child.name().notYet(),
        standing(member, desk),
        !members.mergedInto(id).isEmpty(),
        desk.offices().includes(member.enrolledAtOffice()) ? null : records.officeOf(member));
  }

  /** The record into which this one was merged, if it may be opened here; else null. */
  private UUID standing(Member member, Desk desk) {
    return Optional.ofNullable(member.mergedInto())
        .flatMap(kept -> members.find(kept, desk.offices(), desk.libraries()))
        .map(Member::key)
        .orElse(null);
  }

  private String library(Member member) {
    return Optional.ofNullable(member.belongsTo())
        .flatMap(libraries::findByIdOptional)
        .map(Library::name)
        .orElse(null);
  }
}
