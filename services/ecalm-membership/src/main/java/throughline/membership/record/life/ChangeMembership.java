package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.match.OpenCases;
import throughline.membership.record.RecordAction;
import throughline.membership.record.duplicate.MergeConflictCheck;
import throughline.membership.record.life.LifeRecords.Taken;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;

/** A membership stops, goes on, or waits until somebody has looked. */
@ApplicationScoped
public class ChangeMembership {

  private static final String OF_MERGED =
      "A record that was merged into this one is held, or says whom we must not write to";

  private final LifeRecords records;
  private final Members members;
  private final Cards cards;
  private final OpenCases cases;
  private final MergeConflictCheck conflictCheck;
  private final Clock clock;

  ChangeMembership(
      LifeRecords records,
      Members members,
      Cards cards,
      OpenCases cases,
      MergeConflictCheck conflictCheck,
      Clock clock) {
    this.records = records;
    this.members = members;
    this.cards = cards;
    this.cases = cases;
    this.conflictCheck = conflictCheck;
    this.clock = clock;
  }

  /** A family does not want it any more. Nobody asks why, and the record is kept. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void withdraw(Member member, Actor actor) {
    var now = clock.instant();
    member.withdraw(London.dateOf(now));
    cards.end(member.key(), now);
    records.tell(member);
    records.keep(member, RecordAction.WITHDRAWN, actor, null);
  }

  /** A family that had withdrawn wants it again, with the same card. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void resume(Member member, Actor actor) {
    member.resume(London.today(clock));
    cards.goOn(member.key());
    records.tell(member);
    records.keep(member, RecordAction.RESUMED, actor, null);
  }

  /**
   * The guardians disagree: nothing is sent and no guardian changes anything until staff have
   * looked. Borrowing goes on, so nothing is published.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hold(Member member, Actor actor) {
    member.hold(clock.instant());
    records.keep(member, RecordAction.HELD, actor, null);
  }

  void release(Taken taken) {
    var reason = taken.reason(new Fields());
    taken.member().release();
    records.keep(taken, RecordAction.RELEASED, reason);
  }

  /** No proof is asked, and nothing is sent from now on. */
  void reportDeath(Taken taken) {
    taken.member().reportDeath(London.today(clock));
    records.tell(taken.member());
    records.keep(taken, RecordAction.DEATH_REPORTED, null);
  }

  /**
   * A child who was reported to have died lives. Where a record that was merged into this one
   * meanwhile leaves somebody alone, nothing is sent until staff have looked.
   */
  void takeDeathBack(Taken taken) {
    var member = taken.member();
    var reason = taken.reason(new Fields());
    var isToBeHeld = conflictCheck.hasSilentMerged(member);
    member.takeDeathBack();
    if (isToBeHeld) {
      member.hold(clock.instant());
    }
    records.tell(member);
    records.keep(taken, RecordAction.DEATH_TAKEN_BACK, reason);
    if (isToBeHeld) {
      records.keep(taken, RecordAction.HELD_FOR_MERGED, OF_MERGED);
    }
  }

  /**
   * A child was adopted, or a parental order was made: the record of before is closed under seal,
   * and is nobody's to open, nor is what was merged into it. The child is enrolled anew as any
   * other; nothing joins the two.
   */
  void closeForAdoption(Taken taken) {
    var merged = members.mergedInto(taken.id()).stream().map(Member::key).toList();
    members.lockAll(merged).forEach(each -> close(each, taken.actor()));
    close(taken.member(), taken.actor());
  }

  private void close(Member member, Actor actor) {
    records.keep(member, RecordAction.SEALED, actor, null);
    var now = clock.instant();
    member.seal(now);
    cards.end(member.key(), now);
    cases.erase(member.key());
    records.tell(member);
  }
}
