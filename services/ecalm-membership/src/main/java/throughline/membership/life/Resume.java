package throughline.membership.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.enrolment.Desk;
import throughline.membership.enrolment.EnrolmentAction;
import throughline.platform.core.time.London;

/** A family that had withdrawn wants the membership again, with the same card. */
@ApplicationScoped
class Resume implements LifeChange {

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
    member.resume(London.today(clock));
    cards.goOn(id);
    records.tell(member);
    records.keep(member, EnrolmentAction.RESUMED, desk, null);
    return Recorded.of(event(), id);
  }
}
