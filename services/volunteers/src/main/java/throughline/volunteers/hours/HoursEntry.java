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
import throughline.volunteers.library.Library;
import throughline.volunteers.volunteer.Volunteer;

/** One stretch of volunteering, from being handed in to being approved. */
@Entity
@Table(name = "hours_entry")
class HoursEntry {

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

  protected HoursEntry() {}

  /** Hours that a volunteer hands in for themselves, or a coordinator for them. */
  HoursEntry(Volunteer volunteer, Library library, WorkedTime worked, UUID enteredBy, Instant now) {
    this.id = UUID.randomUUID();
    this.volunteer = volunteer;
    this.library = library;
    this.worked = worked;
    this.status = Status.SUBMITTED;
    this.enteredBy = enteredBy;
    this.enteredAt = now;
  }

  /**
   * Makes the hours count.
   *
   * @throws Conflict if the approver worked or entered them, or they are approved already
   */
  void approve(UUID approver, Instant now) {
    if (approver.equals(volunteer.id()) || approver.equals(enteredBy)) {
      throw new Conflict(
          "own-hours",
          "You cannot approve hours that you worked or entered. Ask another coordinator");
    }
    if (status == Status.APPROVED) {
      throw new Conflict("already-approved", "These hours are approved already");
    }
    status = Status.APPROVED;
    approvedBy = approver;
    approvedAt = now;
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

  WorkedTime worked() {
    return worked;
  }

  Status status() {
    return status;
  }
}
