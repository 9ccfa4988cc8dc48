package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.duplicate.MergeConflictCheck;
import throughline.platform.core.input.Fields;

/**
 * A child who was reported to have died lives: everything is as it was. Where a record that was
 * merged into this one meanwhile leaves somebody alone, nothing is sent until staff have looked.
 */
@ApplicationScoped
class TakeDeathBack implements LifeChange {

  private static final String OF_MERGED =
      "A record that was merged into this one is held, or says whom we must not write to";

  private final LifeRecords records;
  private final MergeConflictCheck mustNotBeLost;
  private final Clock clock;

  TakeDeathBack(LifeRecords records, MergeConflictCheck mustNotBeLost, Clock clock) {
    this.records = records;
    this.mustNotBeLost = mustNotBeLost;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.DEATH_TAKEN_BACK;
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    var fields = new Fields();
    var reason = LifeReason.read(fields, event(), typed.reason());
    fields.throwIfAny();
    var isToBeHeld = mustNotBeLost.hasSilentMerged(member);
    member.takeDeathBack();
    if (isToBeHeld) {
      member.hold(clock.instant());
    }
    records.tell(member);
    records.keep(member, RecordAction.DEATH_TAKEN_BACK, desk, reason);
    if (isToBeHeld) {
      records.keep(member, RecordAction.HELD_FOR_MERGED, desk.actor(member), OF_MERGED);
    }
    return Recorded.of(event(), id);
  }
}
