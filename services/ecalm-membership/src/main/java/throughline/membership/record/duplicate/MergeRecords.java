package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import throughline.membership.card.Cards;
import throughline.membership.card.VoidReason;
import throughline.membership.member.Member;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.RecordAction;
import throughline.membership.usage.RecalculateUse;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;

/** Ends one of two records of one child, or takes that back. The caller has locked both. */
@ApplicationScoped
class MergeRecords {

  private final Members members;
  private final MergeConflictCheck conflictCheck;
  private final Cards cards;
  private final PersonVault vault;
  private final RecalculateUse recalculateUse;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  MergeRecords(
      Members members,
      MergeConflictCheck conflictCheck,
      Cards cards,
      PersonVault vault,
      RecalculateUse recalculateUse,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.members = members;
    this.conflictCheck = conflictCheck;
    this.cards = cards;
    this.vault = vault;
    this.recalculateUse = recalculateUse;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Lets one record stand for both, and for what was merged into the other for good: the other
   * counts nowhere from now on, and its card leads to the record that stands. What either says
   * stays where it is, so that it can be taken back; but what the other borrowed when the child, by
   * the record that stands, was 5 is nobody's from now on.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void merge(Member other, Member kept, Actor actor, String reason) {
    conflictCheck.byMerging(other, kept);
    // What a merge has brought that can still be taken back is not the record's own.
    if (members.mergedInto(kept.key()).stream().noneMatch(conflictCheck::isReversible)) {
      kept.keepOwnFirstLoan();
    }
    var ofChild =
        new ArrayList<>(members.mergedInto(other.key()).stream().map(Member::key).toList());
    members.lockAll(ofChild).forEach(merged -> merged.goAlongInto(kept));
    ofChild.add(other.key());
    other.mergeInto(kept, clock.instant());
    cards.stop(other.key(), VoidReason.MERGED, clock.instant());
    members.countChange(kept);
    publish(other);
    vault
        .child(kept.key())
        .map(child -> Under5.until(child.dateOfBirth()))
        .ifPresent(day -> recalculateUse.notUnder5From(ofChild, day));
    recalculateUse.ofMerged(ofChild, kept.key());
    trail.appendAll(
        List.of(
            RecordAction.MERGED_INTO.of(other, actor).because(reason),
            RecordAction.MERGED_WITH.of(kept, actor).because(reason)));
  }

  /** Lets a record of whose card nothing was counted stand for nobody. */
  @Transactional(Transactional.TxType.MANDATORY)
  void undo(Member wrong, Member kept, Actor actor, String reason, Instant now) {
    conflictCheck.byUndoing(wrong, kept);
    wrong.undo();
    cards.stop(wrong.key(), VoidReason.MISTAKE, now);
    publish(wrong);
    trail.append(RecordAction.UNDONE.of(wrong, actor).because(reason));
  }

  /**
   * @param undone when it was
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void takeUndoBack(Member wrong, Instant undone, Actor actor) {
    wrong.takeUndoBack();
    cards.goOn(wrong.key(), VoidReason.MISTAKE, undone);
    publish(wrong);
    trail.append(RecordAction.END_TAKEN_BACK.of(wrong, actor));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void takeBack(Member other, Member kept, Actor actor) {
    other.takeMergeBack();
    cards.goOn(other.key(), VoidReason.MERGED);
    members.countChange(kept);
    publish(other);
    recalculateUse.ofTakenBack(other.key(), kept.key());
    trail.appendAll(
        List.of(
            RecordAction.MERGE_TAKEN_BACK.of(other, actor),
            RecordAction.MERGE_TAKEN_BACK.of(kept, actor)));
  }

  private void publish(Member member) {
    members.flush();
    MemberEvents.corrected(member, clock.instant()).ifPresent(outbox::append);
  }
}
