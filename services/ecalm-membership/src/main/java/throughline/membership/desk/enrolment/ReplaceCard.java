package throughline.membership.desk.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.card.VoidReason;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.SeenVersion;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;

/** A child's card is lost, stolen or damaged, on whatever day: the child gets another. */
@ApplicationScoped
class ReplaceCard {
  private static final String ENROLMENT = "enrolment with this number";
  private static final String CARD = "cardNumber";
  private final Members members;
  private final Cards cards;
  private final CheckStock checkStock;
  private final ParseCardNumber readCardNumber;
  private final RestrictedRecords restricted;
  private final AuditTrail trail;
  private final Clock clock;

  ReplaceCard(
      Members members,
      Cards cards,
      CheckStock checkStock,
      ParseCardNumber readCardNumber,
      RestrictedRecords restricted,
      AuditTrail trail,
      Clock clock) {
    this.members = members;
    this.cards = cards;
    this.checkStock = checkStock;
    this.readCardNumber = readCardNumber;
    this.restricted = restricted;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  Map<String, String> start(UUID id, Desk desk) {
    var member = standing(members.find(id, desk.offices(), desk.libraries()));
    restricted.requireToLook(member, desk);
    return Map.of("version", Long.toString(member.version()));
  }

  @Transactional
  void replace(UUID id, CorrectEnrolment.Request typed, Desk desk) {
    var member = standing(members.lock(id, desk.offices(), desk.libraries()));
    restricted.requireToChange(member, desk);
    SeenVersion.require(member, typed.version());
    var fields = new Fields();
    var reason =
        fields.oneOf("reason", typed.reason(), VoidReason.class, "Choose what became of the card");
    var card = readCardNumber.read(fields, CARD, typed.cardNumber());
    fields.throwIfAny();
    var actor = desk.actor(member);
    var office = actor.role().equals(Roles.REGISTRAR) ? actor.place() : null;
    checkStock.require(CARD, card, office);
    var old = cards.voidOf(id, reason, clock.instant());
    if (card.equals(old)) {
      throw new InvalidInput(CARD, "This is the card that the child has. Scan the new one");
    }
    if (!cards.give(card, id, clock.instant())) {
      throw ParseEnrolment.cardTaken(CARD);
    }
    members.countChange(member);
    trail.append(
        RecordAction.CARD_REPLACED
            .of(member, actor, Change.personal(CARD, old.grouped(), card.grouped()))
            .because(reason.inWords()));
    Log.infof("event=card-replaced member=%s", id);
  }

  private static Member standing(Optional<Member> member) {
    var found = member.filter(each -> !each.isUndone()).orElseThrow(() -> new NotFound(ENROLMENT));
    if (!found.isActive()) {
      throw new Conflict(
          "membership-ended", "This membership has ended. Open the record to see what can be done");
    }
    return found;
  }
}
