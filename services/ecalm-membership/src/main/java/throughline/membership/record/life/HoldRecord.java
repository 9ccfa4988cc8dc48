package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.database.audit.Actor;

/**
 * The guardians disagree about a membership: nothing is sent and no guardian changes anything until
 * staff have looked. Borrowing goes on, so nothing is published.
 */
@ApplicationScoped
public class HoldRecord implements LifeChange {

  private final LifeRecords records;
  private final Clock clock;

  HoldRecord(LifeRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.HELD;
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    of(member, desk.actor(member));
    return Recorded.of(event(), id);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void of(Member member, Actor actor) {
    member.hold(clock.instant());
    records.keep(member, RecordAction.HELD, actor, null);
  }
}
