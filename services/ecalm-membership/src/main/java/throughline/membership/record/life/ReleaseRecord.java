package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;

/** Staff have looked at a record that is held: things go on. */
@ApplicationScoped
class ReleaseRecord implements LifeChange {

  private final LifeRecords records;

  ReleaseRecord(LifeRecords records) {
    this.records = records;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.RELEASED;
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    var fields = new Fields();
    var reason = LifeReason.read(fields, event(), typed.reason());
    fields.throwIfAny();
    member.release();
    records.keep(member, RecordAction.RELEASED, desk, reason);
    return Recorded.of(event(), id);
  }
}
