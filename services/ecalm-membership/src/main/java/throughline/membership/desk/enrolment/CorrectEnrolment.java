package throughline.membership.desk.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.card.VoidReason;
import throughline.membership.member.Member;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.Reasons;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.reference.library.ParseLibrary;
import throughline.membership.shared.Roles;
import throughline.membership.usage.RecalculateUse;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;
import throughline.platform.web.input.Form;

/**
 * Puts an enrolment right or takes it back: by the registrar who made it, on the same day. Later
 * the family has left with the card, and a change is a new fact with a day of its own, as another
 * card for one that is lost. Each throws {@link NotFound} if it is another office's, {@link
 * Conflict} if it is too late, another registrar's, undone or has changed since, and {@link
 * InvalidInput} naming every wrong field.
 */
@ApplicationScoped
public class CorrectEnrolment {
  private static final String CARD = "cardNumber";

  /**
   * What a registrar puts right, as typed.
   *
   * @param version that of the member when the form was opened
   */
  public record Request(String version, String cardNumber, String library, String reason) {
    static Request of(Form form) {
      return new Request(
          form.text("version"), form.text(CARD), form.text("library"), form.text("reason"));
    }

    /** Hides the card, which names a person, from any log that this object slips into. */
    @Override
    public String toString() {
      return "CorrectEnrolment.Request";
    }
  }

  static final Reasons TO_UNDO =
      Reasons.NONE
          .or("ENTERED_TWICE", "The child was enrolled twice")
          .or("NOT_WANTED", "The family does not want it after all")
          .or(
              "WRONG_DETAILS",
              "The child’s or the guardian’s details are wrong: the child is enrolled anew");

  private final Members members;
  private final Cards cards;
  private final CheckStock checkStock;
  private final ParseCardNumber readCardNumber;
  private final ParseLibrary readLibrary;
  private final RecalculateUse recalculateUse;
  private final RestrictedRecords restricted;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  CorrectEnrolment(
      Members members,
      Cards cards,
      CheckStock checkStock,
      ParseCardNumber readCardNumber,
      ParseLibrary readLibrary,
      RecalculateUse recalculateUse,
      RestrictedRecords restricted,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.members = members;
    this.cards = cards;
    this.checkStock = checkStock;
    this.readCardNumber = readCardNumber;
    this.readLibrary = readLibrary;
    this.recalculateUse = recalculateUse;
    this.restricted = restricted;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /** Whether whoever is at this desk may put it right now. */
  boolean isOpen(Member member, Desk desk) {
    return desk.offices().includes(member.enrolledAtOffice())
        && member.canBePutRightBy(desk.subject(), London.today(clock));
  }

  /** What its form starts with, by field: nothing that tells who the child is. */
  @Transactional
  Map<String, String> start(UUID id, Desk desk) {
    var member =
        members.find(id, desk.offices(), Places.none()).orElseThrow(CorrectEnrolment::notFound);
    requireOpen(member, desk);
    return Map.of(
        "version", Long.toString(member.version()), "library", member.enrolledAt().code());
  }

  /**
   * Gives the right card and makes the other void: its number is never anybody else's. No event
   * tells of it, because none tells of cards.
   */
  @Transactional
  public void changeCard(UUID id, Request typed, Desk desk) {
    var member = take(id, typed, desk);
    var fields = new Fields();
    var right = readCardNumber.read(fields, CARD, typed.cardNumber());
    fields.throwIfAny();
    var change =
        swap(
            member,
            right,
            member.enrolledAtOffice(),
            VoidReason.MISTAKE,
            "This is the card that the child has. Scan the right one");
    trail.append(RecordAction.CARD_CHANGED.of(member, desk.actor(member), change));
    Log.infof("event=card-put-right member=%s", id);
  }

  private Change swap(
      Member member, CardNumber card, String office, VoidReason reason, String isTheSame) {
    checkStock.require(CARD, card, office);
    var old = cards.voidOf(member.key(), reason, clock.instant());
    if (card.equals(old)) {
      throw new InvalidInput(CARD, isTheSame);
    }
    if (!cards.give(card, member.key(), clock.instant())) {
      throw ParseEnrolment.cardTaken(CARD);
    }
    members.countChange(member);
    return Change.personal(CARD, old.grouped(), card.grouped());
  }

  @Transactional
  Map<String, String> startReplacement(UUID id, Desk desk) {
    var member = standing(members.find(id, desk.offices(), desk.libraries()));
    restricted.requireToLook(member, desk);
    return Map.of("version", Long.toString(member.version()));
  }

  /** The card is lost, stolen or damaged, on whatever day: the child gets another. */
  @Transactional
  void replaceCard(UUID id, Request typed, Desk desk) {
    var member = standing(members.lock(id, desk.offices(), desk.libraries()));
    restricted.requireToChange(member, desk);
    RestrictedRecords.requireSeen(member, typed.version());
    var fields = new Fields();
    var reason =
        fields.oneOf("reason", typed.reason(), VoidReason.class, "Choose what became of the card");
    var card = readCardNumber.read(fields, CARD, typed.cardNumber());
    fields.throwIfAny();
    var actor = desk.actor(member);
    var change =
        swap(
            member,
            card,
            actor.role().equals(Roles.REGISTRAR) ? actor.place() : null,
            reason,
            "This is the card that the child has. Scan the new one");
    trail.append(RecordAction.CARD_REPLACED.of(member, actor, change).because(reason.inWords()));
    Log.infof("event=card-replaced member=%s", id);
  }

  private static Member standing(Optional<Member> member) {
    var found = member.filter(each -> !each.isUndone()).orElseThrow(CorrectEnrolment::notFound);
    if (!found.isActive()) {
      throw new Conflict(
          "membership-ended", "This membership has ended. Open the record to see what can be done");
    }
    return found;
  }

  /**
   * Puts the right library where the wrong one was, as if it had been entered at first, and
   * publishes that. The same library again changes nothing.
   */
  @Transactional
  public void changeHomeLibrary(UUID id, Request typed, Desk desk) {
    var member = take(id, typed, desk);
    var fields = new Fields();
    var right = readLibrary.read(fields, "library", typed.library());
    fields.throwIfAny();
    var wrong = member.enrolledAt();
    if (right.code().equals(wrong.code())) {
      return;
    }
    member.correctHomeLibrary(right);
    members.flush();
    MemberEvents.corrected(member, clock.instant()).ifPresent(outbox::append);
    trail.append(
        RecordAction.HOME_LIBRARY_CHANGED.of(
            member, desk.actor(member), Change.of("library", wrong.name(), right.name())));
    Log.infof("event=home-library-put-right member=%s", id);
  }

  /**
   * Marks the record as made in error, which counts nowhere, makes its card void and publishes
   * that.
   */
  @Transactional
  public void undo(UUID id, Request typed, Desk desk) {
    var member = take(id, typed, desk);
    var fields = new Fields();
    var missing = "Choose why the enrolment is undone";
    var reason = TO_UNDO.read(fields, "reason", typed.reason(), missing);
    fields.throwIfAny();
    requireNothingMerged(id);
    recalculateUse.notUnder5From(List.of(id), member.enrolledOn());
    member.undo();
    members.flush();
    cards.voidOf(id, VoidReason.MISTAKE, clock.instant());
    MemberEvents.corrected(member, clock.instant()).ifPresent(outbox::append);
    trail.append(RecordAction.UNDONE.of(member, desk.actor(member)).because(reason));
    Log.infof("event=enrolment-undone member=%s", id);
  }

  /** What was merged into it would count nowhere, either. */
  private void requireNothingMerged(UUID id) {
    if (!members.mergedInto(id).isEmpty()) {
      throw new Conflict(
          "record-merged-into-it",
          "Another record of this child was merged into this one. Take that merge back first, at"
              + " the record");
    }
  }

  /** Until the transaction ends it is nobody else's to change. */
  private Member take(UUID id, Request typed, Desk desk) {
    var member = members.lock(id, desk.offices()).orElseThrow(CorrectEnrolment::notFound);
    requireOpen(member, desk);
    RestrictedRecords.requireSeen(member, typed.version());
    return member;
  }

  private void requireOpen(Member member, Desk desk) {
    if (!isOpen(member, desk)) {
      throw new Conflict(
          "enrolment-closed",
          member.isUndone()
              ? "This enrolment was undone. Enrol the child anew if the family wants it"
              : "Only the registrar who made an enrolment can put it right, on the same day. Ask"
                  + " the staff of the home library");
    }
  }

  private static NotFound notFound() {
    return new NotFound("enrolment with this number");
  }
}
