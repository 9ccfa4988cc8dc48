package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;

/** A family that had withdrawn wants the membership again, with the same card. */
@ApplicationScoped
public class Resume implements LifeChange {

  private final LifeRecords records;
  private final Cards cards;
  private final Clock clock;

  Resume(LifeRecords records, Cards cards, Clock clock) {
    this.records = records;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.RESUMED;
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
    member.resume(London.today(clock));
    cards.goOn(member.key());
    records.tell(member);
    records.keep(member, RecordAction.RESUMED, actor, null);
  }
}
