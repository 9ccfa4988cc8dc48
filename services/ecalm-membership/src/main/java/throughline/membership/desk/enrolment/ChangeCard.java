package throughline.membership.desk.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.card.VoidReason;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;

/** A registrar has given another card than the one that was entered. */
@ApplicationScoped
public class ChangeCard {
  private static final String CARD = "cardNumber";
  private final OpenVisits visits;
  private final Members members;
  private final Cards cards;
  private final CheckStock checkStock;
  private final ParseCardNumber readCardNumber;
  private final AuditTrail trail;
  private final Clock clock;

  ChangeCard(
      OpenVisits visits,
      Members members,
      Cards cards,
      CheckStock checkStock,
      ParseCardNumber readCardNumber,
      AuditTrail trail,
      Clock clock) {
    this.visits = visits;
    this.members = members;
    this.cards = cards;
    this.checkStock = checkStock;
    this.readCardNumber = readCardNumber;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Gives the right card and makes the other void: its number is never anybody else's. No event
   * tells of it, because none tells of cards.
   */
  @Transactional
  public void change(UUID id, CorrectionRequest typed, Desk desk) {
    var member = visits.take(id, typed.version(), desk);
    var fields = new Fields();
    var right = readCardNumber.read(fields, CARD, typed.cardNumber());
    fields.throwIfAny();
    checkStock
        .refusal(right, member.enrolledAtOffice())
        .ifPresent(
            refusal -> {
              throw new InvalidInput(CARD, refusal);
            });
    var wrong = cards.voidOf(id, VoidReason.MISTAKE, clock.instant());
    if (right.equals(wrong)) {
      throw new InvalidInput(CARD, "This is the card that the child has. Scan the right one");
    }
    if (!cards.give(right, id, clock.instant())) {
      throw ParseEnrolment.cardTaken(CARD);
    }
    members.countChange(member);
    trail.append(RecordAction.CARD_CHANGED.of(member, desk.actor(member), changed(wrong, right)));
    Log.infof("event=card-put-right member=%s", id);
  }

  private static Change changed(CardNumber wrong, CardNumber right) {
    return Change.personal(CARD, wrong.grouped(), right.grouped());
  }
}
