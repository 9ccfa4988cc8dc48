package throughline.membership.desk.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.card.VoidReason;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.usage.RecalculateUse;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;

/** A registrar takes back an enrolment that should not have been made. */
@ApplicationScoped
public class UndoEnrolment {
  private final OpenVisits visits;
  private final Members members;
  private final Cards cards;
  private final RecalculateUse putUseRight;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  UndoEnrolment(
      OpenVisits visits,
      Members members,
      Cards cards,
      RecalculateUse putUseRight,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.visits = visits;
    this.members = members;
    this.cards = cards;
    this.putUseRight = putUseRight;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public void undo(UUID id, CorrectionRequest typed, Desk desk) {
    var member = visits.take(id, typed.version(), desk);
    var fields = new Fields();
    var reason =
        fields.oneOf(
            "reason", typed.reason(), UndoReason.class, "Choose why the enrolment is undone");
    fields.throwIfAny();
    requireNothingMerged(id);
    putUseRight.notUnder5From(List.of(id), member.enrolledOn());
    member.undo();
    members.flush();
    cards.voidOf(id, VoidReason.MISTAKE, clock.instant());
    MemberEvents.corrected(member, clock.instant()).ifPresent(outbox::append);
    trail.append(RecordAction.UNDONE.of(member, desk.actor(member)).because(reason.inWords()));
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
}
