package throughline.membership.record.life;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.MembershipState;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.preference.Purpose;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.Adults;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.ParseResidence;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.duplicate.EndedRecords;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Somebody at a desk opens the record of a child of theirs. */
@ApplicationScoped
class ShowRecord {

  /**
   * A child's record as the staff of its office and library see it. Where the child lives is told
   * no closer than the district, and of a secret address not even that.
   *
   * @param office the one whose registrars can erase it, if it is not that of whoever looks; null
   *     if it is, or if that is not known
   */
  @Schema(name = "Record")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChildRecord(
      UUID id,
      @Schema(description = "To be sent with the next life event", examples = "1") long version,
      String childName,
      LocalDate dateOfBirth,
      @Schema(description = "Whether the child was noted to have turned 5") boolean turnedFive,
      @Schema(description = "What became of the membership") MembershipState standing,
      LocalDate enrolledOn,
      @Schema(description = "Name of the present home library") String library,
      @Schema(description = "A district of the county, or that it is not known") String residence,
      @Schema(description = "Absent if there is none that can be used") String cardNumber,
      Set<Purpose> preferences,
      @Schema(description = "Whether nothing is sent until staff have looked") boolean held,
      List<LifeEvent> possible,
      @JsonIgnore @Schema(hidden = true) boolean adult,
      @JsonIgnore @Schema(hidden = true) boolean notNamedYet,
      @JsonIgnore @Schema(hidden = true) UUID mergedInto,
      @JsonIgnore @Schema(hidden = true) boolean hasEnded,
      @JsonIgnore @Schema(hidden = true) String office) {

    public String word() {
      return adult ? "adult" : "child";
    }

    public boolean ofDead() {
      return standing == MembershipState.DEAD || standing == MembershipState.REPORTED_DEAD;
    }

    @Override
    public String toString() {
      return "ChildRecord " + id;
    }
  }

  private final LifeRecords records;
  private final EndedRecords endedRecords;
  private final RestrictedRecords restricted;
  private final Members members;
  private final PersonVault vault;
  private final Adults adults;
  private final AddressPolicies policies;
  private final Cards cards;
  private final Libraries libraries;
  private final ParseResidence residences;
  private final Preferences preferences;
  private final AuditTrail trail;

  ShowRecord(
      LifeRecords records,
      EndedRecords endedRecords,
      RestrictedRecords restricted,
      Members members,
      PersonVault vault,
      Adults adults,
      AddressPolicies policies,
      Cards cards,
      Libraries libraries,
      ParseResidence residences,
      Preferences preferences,
      AuditTrail trail) {
    this.records = records;
    this.endedRecords = endedRecords;
    this.restricted = restricted;
    this.members = members;
    this.vault = vault;
    this.adults = adults;
    this.policies = policies;
    this.cards = cards;
    this.libraries = libraries;
    this.residences = residences;
    this.preferences = preferences;
    this.trail = trail;
  }

  @Transactional
  ChildRecord show(UUID id, Desk desk) {
    var member = restricted.look(id, desk);
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
        residences.inWords(member.residence()),
        cards.of(id).map(CardNumber::grouped).orElse(null),
        preferences.of(id),
        member.isHeld(),
        LifeEvent.possible(member, isAdult, policies.isSecret(id), desk.offices()),
        isAdult,
        child.name().notYet(),
        standing(member, desk),
        endedRecords.areOf(id),
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
