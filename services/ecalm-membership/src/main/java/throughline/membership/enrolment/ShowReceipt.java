package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.member.Members;
import throughline.membership.vault.PersonVault;
import throughline.platform.audit.AuditTrail;
import throughline.platform.core.refusal.NotFound;

/** Somebody at a desk looks at the receipt of an enrolment of theirs. */
@ApplicationScoped
class ShowReceipt {

  private static final String ENROLMENT = "enrolment with this number";

  private final Members members;
  private final PersonVault vault;
  private final Cards cards;
  private final OpenVisits visits;
  private final RestrictedRecords restricted;
  private final AuditTrail trail;

  ShowReceipt(
      Members members,
      PersonVault vault,
      Cards cards,
      OpenVisits visits,
      RestrictedRecords restricted,
      AuditTrail trail) {
    this.members = members;
    this.vault = vault;
    this.cards = cards;
    this.visits = visits;
    this.restricted = restricted;
    this.trail = trail;
  }

  /**
   * The receipt, and writes down who saw it; the member's key is the enrolment's number.
   *
   * @throws NotFound also if it is another desk's, so that nobody learns which numbers exist
   */
  @Transactional
  Receipt show(UUID id, Desk desk) {
    var member =
        members
            .find(id, desk.offices(), desk.libraries())
            .orElseThrow(() -> new NotFound(ENROLMENT));
    restricted.requireToLook(member, desk);
    var child = vault.child(id).orElseThrow(() -> new NotFound(ENROLMENT));
    trail.append(EnrolmentAction.RECEIPT_OPENED.of(member, desk.actor(member)));
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
        child.name().notYet(),
        members.ofSameVisit(member, desk.offices(), desk.libraries()),
        visits.includes(member, desk));
  }
}
