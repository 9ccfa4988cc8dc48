package throughline.volunteers.hours;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.refusal.Conflict;
import throughline.publishing.library.Library;
import throughline.volunteers.hours.ReadHours.Hours;
import throughline.volunteers.volunteer.Volunteer;

/**
 * One stretch of volunteering, from being handed in to being approved. Until then its volunteer may
 * change or withdraw it, and a coordinator may return it.
 */
@Entity
@Table(name = "hours_entry")
class HoursEntry {
  private static final String SEND_AGAIN = "Check your answers and send them again";

  @Id private UUID id;

  /**
   * Events carry it, and their first is 1; Hibernate takes the value of a new object for unsaved.
   */
  @Version private long version = 1;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "volunteer_id")
  private Volunteer volunteer;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "library_code")
  private Library library;

  @Embedded private WorkedTime worked;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Column(name = "entered_by")
  private UUID enteredBy;

  @Column(name = "entered_at")
  private Instant enteredAt;

  @Column(name = "approved_by")
  private UUID approvedBy;

  @Column(name = "approved_at")
  private Instant approvedAt;

  @Column(name = "role_code")
  private String role;

  @Column(name = "slot_id")
  private UUID slot;

  private String reason;

  @Column(name = "changed_by")
  private UUID changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "change_reason")
  private String changeReason;

  protected HoursEntry() {}

  /** Hours that a volunteer hands in for themselves, or a coordinator for them. */
  HoursEntry(Volunteer volunteer, Hours hours, UUID enteredBy, Instant now) {
    this.id = UUID.randomUUID();
    this.volunteer = volunteer;
    take(hours);
    this.status = Status.SUBMITTED;
    this.enteredBy = enteredBy;
    this.enteredAt = now;
    changed(enteredBy, now, null);
  }

  /** Says who changed the entry, when and why, which its version keeps. */
  private void changed(UUID by, Instant now, String why) {
    changedBy = by;
    changedAt = now;
    changeReason = why;
  }

  void approve(UUID approver, Long seen, Instant now) {
    requireApprover(approver);
    requireWaiting();
    if (seen != null) {
      requireUnchangedSince(seen, "Check them before you approve them");
    }
    approved(approver, now, null);
  }

  private void requireApprover(UUID person) {
    if (person.equals(volunteer.id()) || person.equals(enteredBy)) {
      throw ownHours();
    }
  }

  private void approved(UUID approver, Instant now, String why) {
    status = Status.APPROVED;
    approvedBy = approver;
    approvedAt = now;
    changed(approver, now, why);
  }

  /** The volunteer doubts what was approved; it does not count until that is settled. */
  void dispute(String why, UUID by, Instant now) {
    if (status != Status.APPROVED) {
      throw new Conflict(
          "not-approved", "Only approved hours are disputed. Change or withdraw these");
    }
    noLongerApproved(Status.DISPUTED);
    changed(by, now, why);
  }

  /** What was disputed is right: it counts again. */
  void uphold(String why, UUID by, Instant now) {
    requireApprover(by);
    if (status != Status.DISPUTED) {
      throw new Conflict("not-disputed", "These hours are not disputed now");
    }
    approved(by, now, why);
  }

  /** Approved hours are put right, and wait for somebody else to approve that. */
  void correct(Hours hours, UUID by, Instant now) {
    requireSettler(by);
    take(hours);
    noLongerApproved(Status.SUBMITTED);
    enteredBy = by;
    enteredAt = now;
    changed(by, now, hours.reason());
  }

  /** Approved hours are found not to count. */
  void cancel(String why, UUID by, Instant now) {
    requireSettler(by);
    noLongerApproved(Status.VOIDED);
    changed(by, now, why);
  }

  private void noLongerApproved(Status next) {
    status = next;
    approvedBy = null;
    approvedAt = null;
  }

  private void requireSettler(UUID person) {
    if (person.equals(volunteer.id())) {
      throw new Conflict(
          "own-hours",
          "You cannot settle your own hours. Ask another coordinator, or dispute them");
    }
    requireDecided();
  }

  private void requireDecided() {
    if (!isDecided()) {
      throw new Conflict("not-approved", "These hours are not approved now");
    }
  }

  private boolean isDecided() {
    return status == Status.APPROVED || status == Status.DISPUTED;
  }

  void requireDecidedSince(long seen) {
    requireDecided();
    requireUnchangedSince(seen, SEND_AGAIN);
  }

  static Conflict ownHours() {
    return new Conflict(
        "own-hours",
        "You cannot approve hours that you worked or entered. Ask another coordinator");
  }

  private void take(Hours hours) {
    library = hours.library();
    role = hours.role();
    worked = hours.worked();
    reason = hours.reason();
  }

  void change(Hours hours, UUID by, Instant now) {
    requireOpen();
    take(hours);
    status = Status.SUBMITTED;
    enteredAt = now;
    changed(by, now, null);
  }

  void giveBack(String why, UUID by, Instant now) {
    requireWaiting();
    status = Status.REJECTED;
    changed(by, now, why);
  }

  void withdraw(UUID by, Instant now) {
    requireOpen();
    status = Status.VOIDED;
    changed(by, now, null);
  }

  /**
   * Refuses a change of what is no longer the volunteer's, or no longer as it was seen. Whoever
   * approved it changed its version: that it is approved says more.
   */
  void requireOpenSince(long seen) {
    requireOpen();
    requireUnchangedSince(seen, SEND_AGAIN);
  }

  void requireWaitingSince(long seen) {
    requireWaiting();
    requireUnchangedSince(seen, SEND_AGAIN);
  }

  private void requireUnchangedSince(long seen, String whatToDo) {
    if (version != seen) {
      throw new Conflict(
          "changed-meanwhile",
          "These hours were changed since you opened this page. They are now: %s. %s"
              .formatted(HoursView.of(this).summary(), whatToDo));
    }
  }

  private void requireWaiting() {
    if (status == Status.APPROVED) {
      throw new Conflict("already-approved", "These hours are approved already");
    }
    if (status == Status.DISPUTED) {
      throw new Conflict("not-waiting", "These hours are disputed: settle that");
    }
    if (status != Status.SUBMITTED) {
      throw new Conflict(
          "not-waiting", "These hours no longer wait: they were returned or withdrawn");
    }
  }

  private void requireOpen() {
    if (isDecided()) {
      throw new Conflict(
          "already-approved",
          "These hours are approved by now. If they are wrong, say so: a coordinator puts them right");
    }
    if (status == Status.VOIDED) {
      throw new Conflict("withdrawn", "These hours are withdrawn. Log them again if they count");
    }
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  Volunteer volunteer() {
    return volunteer;
  }

  Library library() {
    return library;
  }

  String role() {
    return role;
  }

  String reason() {
    return reason;
  }

  WorkedTime worked() {
    return worked;
  }

  Status status() {
    return status;
  }

  String changeReason() {
    return changeReason;
  }
}
