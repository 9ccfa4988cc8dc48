package throughline.bookings.booking;

import jakarta.persistence.Column;
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
import throughline.bookings.entrepreneur.Entrepreneur;
import throughline.bookings.session.Session;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;

/** One person's place at one session, from being booked to whether they came. */
@Entity
@Table(name = "booking")
class Booking {

  @Id private UUID id;

  /**
   * Events carry it, and their first is 1; Hibernate takes the value of a new object for unsaved.
   */
  @Version private long version = 1;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "session_id")
  private Session session;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "entrepreneur_id")
  private Entrepreneur entrepreneur;

  @Enumerated(EnumType.STRING)
  private Status status;

  private int minutes;

  @Column(name = "booked_at")
  private Instant bookedAt;

  @Column(name = "recorded_by")
  private UUID recordedBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  protected Booking() {}

  Booking(Session session, Entrepreneur entrepreneur, Instant now) {
    this.id = UUID.randomUUID();
    this.session = session;
    this.entrepreneur = entrepreneur;
    this.status = Status.CONFIRMED;
    this.bookedAt = now;
  }

  /**
   * Keeps whether the person came, for the first time or to put it right.
   *
   * @return false if that was known already, and nothing changed
   * @throws Conflict before check-in opens
   */
  boolean record(Attendance attendance, UUID recorder, Instant now) {
    if (!session.time().checkInIsOpen(now)) {
      throw new Conflict(
          "too-early",
          "You can record who came from " + London.moment(session.time().checkInOpensAt()));
    }
    if (attendance.equals(new Attendance(status, minutes))) {
      return false;
    }
    status = attendance.status();
    minutes = attendance.minutes();
    recordedBy = recorder;
    recordedAt = now;
    return true;
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  Session session() {
    return session;
  }

  Entrepreneur entrepreneur() {
    return entrepreneur;
  }

  Status status() {
    return status;
  }

  int minutes() {
    return minutes;
  }
}
