package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.match.OpenCases;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.database.audit.Actor;

/**
 * A child was adopted, or a parental order was made: the record of before is closed under seal, and
 * is nobody's to open, nor is what was merged into it. The child is enrolled anew as any other;
 * nothing joins the two.
 */
@ApplicationScoped
class CloseForAdoption implements LifeChange {

  private final Members members;
  private final LifeRecords records;
  private final Cards cards;
  private final OpenCases cases;
  private final Clock clock;

  CloseForAdoption(
      Members members, LifeRecords records, Cards cards, OpenCases cases, Clock clock) {
    this.members = members;
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
    var actor = desk.actor(member);
    var merged = members.mergedInto(id).stream().map(Member::key).toList();
    members.lockAll(merged).forEach(each -> close(each, actor));
    close(member, actor);
    return Recorded.closed(event());
  }

  private void close(Member member, Actor actor) {
    records.keep(member, RecordAction.SEALED, actor, null);
    var now = clock.instant();
    member.seal(now);
    cards.end(member.key(), now);
    cases.forget(member.key());
    records.tell(member);
  }
}
