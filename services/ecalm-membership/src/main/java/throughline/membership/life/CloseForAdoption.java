package throughline.membership.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.enrolment.Desk;
import throughline.membership.enrolment.EnrolmentAction;
import throughline.membership.match.OpenCases;

/**
 * A child was adopted, or a parental order was made: the record of before is closed under seal, and
 * is nobody's to open. The child is enrolled anew as any other; nothing joins the two.
 */
@ApplicationScoped
class CloseForAdoption implements LifeChange {

  private final LifeRecords records;
  private final Cards cards;
  private final OpenCases cases;
  private final Clock clock;

  CloseForAdoption(LifeRecords records, Cards cards, OpenCases cases, Clock clock) {
    this.records = records;
    this.cards = cards;
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.ADOPTED;
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    records.keep(member, EnrolmentAction.SEALED, desk, null);
    var now = clock.instant();
    member.seal(now);
    cards.end(id, now);
    cases.forget(id);
    records.tell(member);
    return Recorded.closed(event());
  }
}
