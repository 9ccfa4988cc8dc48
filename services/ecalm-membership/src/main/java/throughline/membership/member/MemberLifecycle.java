package throughline.membership.member;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import throughline.contracts.membership.MemberState.RecordState;
import throughline.platform.core.time.London;

/** What became of a member. */
@MappedSuperclass
abstract class MemberLifecycle extends MemberSpells {

  @Enumerated(EnumType.STRING)
  @Column(name = "record_state")
  private RecordState recordState = RecordState.VALID;

  /** Null unless somebody said that the child has died. */
  @Enumerated(EnumType.STRING)
  private Death death;

  /** From when the death ended the membership; null if something else had before. */
  @Column(name = "death_ended_from")
  private LocalDate deathEndedFrom;

  @Column(name = "withdrawn_on")
  private LocalDate withdrawnOn;

  /** Null unless staff have to look first, as where the guardians disagree. */
  @Column(name = "held_since")
  private Instant heldSince;

  @Column(name = "sealed_at")
  private Instant sealedAt;

  @Column(name = "erased_at")
  private Instant erasedAt;

  /** The key of the record that stands for the child now; null unless this one was merged. */
  @Column(name = "merged_into")
  private UUID mergedInto;

  @Column(name = "merged_at")
  private Instant mergedAt;

  /** Whether the enrolment was taken back: the record stands for nobody. */
  public boolean isUndone() {
    return recordState == RecordState.IN_ERROR;
  }

  /** What became of the membership; the latest of what cannot be undone comes first. */
  public MembershipState standing() {
    if (erasedAt != null) {
      return MembershipState.ERASED;
    }
    if (isUndone()) {
      return MembershipState.UNDONE;
    }
    if (recordState == RecordState.MERGED) {
      return MembershipState.MERGED;
    }
    if (sealedAt != null) {
      return MembershipState.SEALED;
    }
    if (death != null) {
      return death == Death.CONFIRMED ? MembershipState.DEAD : MembershipState.REPORTED_DEAD;
    }
    return withdrawnOn == null ? MembershipState.ACTIVE : MembershipState.WITHDRAWN;
  }

  public boolean isErased() {
    return erasedAt != null;
  }

  /** Whether the card can be used and the family be written to, as far as the member goes. */
  public boolean isActive() {
    return standing() == MembershipState.ACTIVE;
  }

  /** Somebody said today that the child has died: nobody has to prove it. */
  public void reportDeath(LocalDate today) {
    death = Death.REPORTED;
    deathEndedFrom = Ends.withMonthOf(today, membership()).orElse(null);
  }

  /** It is so. The membership ended with the month of the report. */
  public void confirmDeath() {
    death = Death.CONFIRMED;
  }

  /** It is so. The membership ended with the month of that day, unless it had before. */
  public void confirmDeath(LocalDate diedOn) {
    if (deathEndedFrom != null) {
      takeDeathBack();
      deathEndedFrom = Ends.withMonthOf(diedOn, membership()).orElse(null);
    }
    death = Death.CONFIRMED;
  }

  /** It is not so: everything is as it was. */
  public void takeDeathBack() {
    if (deathEndedFrom != null) {
      Ends.takeBack(deathEndedFrom, membership());
    }
    death = null;
    deathEndedFrom = null;
  }

  /** On which day the family withdrew; null if it did not. */
  public LocalDate withdrawnOn() {
    return withdrawnOn;
  }

  /** Whether nothing is sent and no guardian changes anything until staff have looked. */
  public boolean isHeld() {
    return heldSince != null;
  }

  /** Staff have to look. Borrowing goes on. */
  public void hold(Instant now) {
    heldSince = now;
  }

  /** Staff have looked, and things go on. */
  public void release() {
    heldSince = null;
  }

  /** The family does not want the membership any more. */
  public void withdraw(LocalDate today) {
    withdrawnOn = today;
    Ends.withMonthOf(today, membership());
  }

  /** The family wants it again. */
  public void resume(LocalDate today) {
    withdrawnOn = null;
    Ends.goOn(today, membership());
  }

  /** Closes the record: it is shown to nobody any more. */
  public void seal(Instant now) {
    sealedAt = now;
    Ends.withMonthOf(London.dateOf(now), membership());
  }

  /** Nothing tells any more who it was. */
  public void erase(Instant now) {
    erasedAt = now;
    Ends.withMonthOf(London.dateOf(now), membership());
  }

  /** Takes the enrolment back. Its spells stay: a record made in error counts nowhere. */
  public void undo() {
    recordState = RecordState.IN_ERROR;
  }

  /**
   * The child has another record, which stands from now on. This one stays as it is, for a while.
   */
  public void mergeInto(Member kept, Instant now) {
    recordState = RecordState.MERGED;
    mergedInto = kept.key();
    mergedAt = now;
  }

  /** The record into which this one was merged for good was merged itself. */
  public void goAlongInto(Member kept) {
    mergedInto = kept.key();
  }

  /** They are two children: everything is as it was. */
  public void takeMergeBack() {
    recordState = RecordState.VALID;
    mergedInto = null;
    mergedAt = null;
  }

  /** The key of the record into which this one was merged; null if it was not. */
  public UUID mergedInto() {
    return mergedInto;
  }

  /** When it was merged; null if it was not. */
  public Instant mergedAt() {
    return mergedAt;
  }

  RecordState recordState() {
    return recordState;
  }
}
