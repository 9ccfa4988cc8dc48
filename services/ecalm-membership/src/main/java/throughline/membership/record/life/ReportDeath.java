package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.time.London;

/** Somebody has said that a child died: no proof is asked, and nothing is sent from now on. */
@ApplicationScoped
class ReportDeath implements LifeChange {

  private final LifeRecords records;
  private final Clock clock;

  ReportDeath(LifeRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.DEATH_REPORTED;
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    member.reportDeath(London.today(clock));
    records.tell(member);
    records.keep(member, RecordAction.DEATH_REPORTED, desk, null);
    return Recorded.of(event(), id);
  }
}
