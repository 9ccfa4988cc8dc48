package throughline.membership.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.enrolment.Desk;
import throughline.membership.enrolment.EnrolmentAction;
import throughline.platform.core.input.Fields;

/** A child who was reported to have died lives: everything is as it was. */
@ApplicationScoped
class TakeDeathBack implements LifeChange {

  private final LifeRecords records;

  TakeDeathBack(LifeRecords records) {
    this.records = records;
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
    member.takeDeathBack();
    records.tell(member);
    records.keep(member, EnrolmentAction.DEATH_TAKEN_BACK, desk, reason);
    return Recorded.of(event(), id);
  }
}
