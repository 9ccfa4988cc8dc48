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
  /** How sure a child's death is. */
  enum Death {
    REPORTED,
    CONFIRMED
  }

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

  public boolean isActive() {
    return standing() == MembershipState.ACTIVE;
  }

  public void reportDeath(LocalDate today) {
    death = Death.REPORTED;
    deathEndedFrom = Ends.withMonthOf(today, membership()).orElse(null);
  }

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

  public boolean isHeld() {
    return heldSince != null;
  }

  public void hold(Instant now) {
    heldSince = now;
  }

  public void release() {
    heldSince = null;
  }

  public void withdraw(LocalDate today) {
    withdrawnOn = today;
    Ends.withMonthOf(today, membership());
  }

  public void resume(LocalDate today) {
    withdrawnOn = null;
    Ends.goOn(today, membership());
  }

  public void seal(Instant now) {
    sealedAt = now;
    Ends.withMonthOf(London.dateOf(now), membership());
  }

  public void erase(Instant now) {
    erasedAt = now;
    Ends.withMonthOf(London.dateOf(now), membership());
  }

  public void undo() {
    recordState = RecordState.IN_ERROR;
  }

  public void takeUndoBack() {
    recordState = RecordState.VALID;
  }

  /**
   * The child has another record, which stands from now on. This one stays as it is, for a while.
   */
  public void mergeInto(Member kept, Instant now) {
    recordState = RecordState.MERGED;
    mergedInto = kept.key();
    mergedAt = now;
  }

  public void goAlongInto(Member kept) {
    mergedInto = kept.key();
  }

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
