package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.member.Members;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Statements;
import throughline.platform.database.audit.AuditTrail;

/** Somebody at a desk looks at the receipt of an enrolment of theirs. */
@ApplicationScoped
class ShowReceipt {
  private static final String IS_TOLD =
      "SELECT EXISTS (SELECT FROM hand_over WHERE member_key = ? AND state = 'TOLD')";

  private static final String ENROLMENT = "enrolment with this number";
  private final Members members;
  private final PersonVault vault;
  private final Cards cards;
  private final OpenVisits visits;
  private final RestrictedRecords restricted;
  private final AuditTrail trail;
  private final Statements statements;

  ShowReceipt(
      Members members,
      PersonVault vault,
      Cards cards,
      OpenVisits visits,
      RestrictedRecords restricted,
      AuditTrail trail,
      Statements statements) {
    this.members = members;
    this.vault = vault;
    this.cards = cards;
    this.visits = visits;
    this.restricted = restricted;
    this.trail = trail;
    this.statements = statements;
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
        isTold(id),
        child.name().notYet(),
        members.ofSameVisit(member, desk.offices(), desk.libraries()),
        visits.includes(member, desk));
  }

  /** It and those of the same visit that hold, each of which is written down as seen. */
  @Transactional
  List<Receipt> ofVisit(Receipt first, Desk desk) {
    var others = first.sameVisit().stream().map(id -> show(id, desk));
    return Stream.concat(Stream.of(first), others.filter(other -> other.active())).toList();
  }

  private boolean isTold(UUID member) {
    return statements.first(IS_TOLD, row -> row.getBoolean(1), member).orElseThrow();
  }
}
