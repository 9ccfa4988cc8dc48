package throughline.membership.desk.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.member.Members;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditTrail;

/** Somebody at a desk looks at the receipt of an enrolment of theirs. */
@ApplicationScoped
class ShowReceipt {
  /**
   * What the family takes home: no more than they need to use the card.
   *
   * @param toldToLibrarySystem whether the library system knows what is right now, so that the card
   *     opens something there
   * @param placeInBirth null unless there were several
   * @param sameVisit the other children who were enrolled with this one
   * @param canBePutRight whether whoever looks may still change it, which is for pages to know
   */
  @Schema(name = "Receipt")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Receipt(
      UUID id,
      @Schema(description = "The child's names, in full") String childName,
      LocalDate enrolledOn,
      @Schema(examples = "BANB") String library,
      @Schema(examples = "Banbury") String libraryName,
      @Schema(description = "Code of the registration office, if one is known", examples = "OXFORD")
          String office,
      @Schema(
              description =
                  "In the groups printed on the card; absent once the enrolment is undone",
              examples = "2 2390 00002789 5")
          String cardNumber,
      @Schema(description = "Whether the enrolment was taken back") boolean undone,
      @Schema(description = "Whether the card can be used") boolean active,
      @Schema(description = "The version of the privacy notice that the family was given")
          String privacyNotice,
      @JsonIgnore @Schema(hidden = true) boolean toldToLibrarySystem,
      @JsonIgnore @Schema(hidden = true) boolean notNamedYet,
      @JsonIgnore @Schema(hidden = true) String placeInBirth,
      @JsonIgnore @Schema(hidden = true) List<UUID> sameVisit,
      @JsonIgnore @Schema(hidden = true) boolean canBePutRight) {
    boolean hasEnded() {
      return !undone && !active;
    }

    /** Hides the child from any log that this object slips into. */
    @Override
    public String toString() {
      return "Receipt " + id;
    }
  }

  private static final String IS_TOLD =
      "SELECT EXISTS (SELECT FROM hand_over WHERE member_key = :member AND state = 'TOLD')";
  private static final String ENROLMENT = "enrolment with this number";
  private final Members members;
  private final PersonVault vault;
  private final Cards cards;
  private final CorrectEnrolment correctEnrolment;
  private final RestrictedRecords restricted;
  private final AuditTrail trail;
  private final Sql sql;

  ShowReceipt(
      Members members,
      PersonVault vault,
      Cards cards,
      CorrectEnrolment correctEnrolment,
      RestrictedRecords restricted,
      AuditTrail trail,
      Sql sql) {
    this.members = members;
    this.vault = vault;
    this.cards = cards;
    this.correctEnrolment = correctEnrolment;
    this.restricted = restricted;
    this.trail = trail;
    this.sql = sql;
  }

  @Transactional
  Receipt show(UUID id, Desk desk) {
    var member =
        members
            .find(id, desk.offices(), desk.libraries())
            .orElseThrow(() -> new NotFound(ENROLMENT));
    restricted.requireToLook(member, desk);
    var child = vault.child(id).orElseThrow(() -> new NotFound(ENROLMENT));
    trail.append(RecordAction.RECEIPT_OPENED.of(member, desk.actor(member)));
    var library = member.enrolledAt();
    return new Receipt(
        id,
        child.name().inFull(),
        member.enrolledOn(),
        library.code(),
        library.name(),
        member.enrolledAtOffice(),
        cards.of(id).map(CardNumber::grouped).orElse(null),
        member.isUndone(),
        member.isActive(),
        member.noticeVersion(),
        sql.of(IS_TOLD).bind("member", id).one(Boolean.class),
        child.name().notYet(),
        child.birth().placeInWords(),
        members.ofSameVisit(member, desk.offices(), desk.libraries()),
        correctEnrolment.isOpen(member, desk));
  }

  /** It and those of the same visit that hold, each of which is written down as seen. */
  @Transactional
  List<Receipt> ofVisit(Receipt first, Desk desk) {
    var others = first.sameVisit().stream().map(id -> show(id, desk));
    return Stream.concat(Stream.of(first), others.filter(other -> other.active())).toList();
  }
}
