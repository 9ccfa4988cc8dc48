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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import throughline.bookings.entrepreneur.Entrepreneur;
import throughline.bookings.session.Session;
import throughline.contracts.bookings.BookingState.Goal;
import throughline.contracts.bookings.BookingState.Sector;
import throughline.contracts.bookings.BookingState.Stage;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;

/** One person's place at one session, from being booked to whether they came. */
@Entity
@Table(name = "booking")
public class Booking {
  /**
   * Whether somebody came.
   *
   * @param status {@link Status#CONFIRMED} while nobody has said so
   */
  public record Attendance(Status status, int minutes, boolean late) {
    public static final Attendance UNKNOWN = new Attendance(Status.CONFIRMED, 0, false);
  }

  /** By which way the place was taken. */
  public enum Channel {
    SELF,
    LINK,
    STAFF,
    WALK_IN
  }

  @Id private UUID id;

  /** Events carry it, and their first is 1. */
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
  private boolean late;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Enumerated(EnumType.STRING)
  @Column(insertable = false, updatable = false)
  private Stage stage;

  @Enumerated(EnumType.STRING)
  @Column(insertable = false, updatable = false)
  private Sector sector;

  @Enumerated(EnumType.STRING)
  @Column(insertable = false, updatable = false)
  private Goal goal;

  /** For the adviser alone. */
  @Column(name = "talk_about", insertable = false, updatable = false)
  private String talkAbout;

  @Column(name = "calendar_offset")
  private int calendarOffset;

  @Column(name = "booked_at")
  private Instant bookedAt;

  @Column(name = "recorded_by")
  private UUID recordedBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "cancelled_at")
  private Instant cancelledAt;

  @Column(name = "cancel_reason")
  private String cancelReason;

  protected Booking() {}

  Booking(Session session, Entrepreneur entrepreneur, Channel channel, Instant now) {
    this.id = UUID.randomUUID();
    this.session = session;
    this.entrepreneur = entrepreneur;
    this.status = Status.CONFIRMED;
    this.channel = channel;
    this.bookedAt = now;
  }

  public boolean record(Attendance attendance, UUID recorder, Instant now) {
    if (isCancelled()) {
      throw new Conflict(
          "booking-cancelled",
          session.time().hasBegun(now)
              ? "This booking is cancelled, and nothing more can be recorded of it"
              : "This booking is cancelled. If the person came, ask them to book again");
    }
    if (!session.time().checkInIsOpen(now)) {
      throw new Conflict(
          "too-early",
          "You can record who came from " + London.moment(session.time().checkInOpensAt()));
    }
    if (attendance.equals(attendance())) {
      return false;
    }
    var unknown = attendance.equals(Attendance.UNKNOWN);
    status = attendance.status();
    minutes = attendance.minutes();
    late = attendance.late();
    recordedBy = unknown ? null : recorder;
    recordedAt = unknown ? null : now;
    return true;
  }

  void cancelByUser(Instant now) {
    requireChangeable(now);
    cancel(Status.CANCELLED_BY_USER, now);
  }

  /** The same place at another session: its calendar entry goes on where it was. */
  void moveTo(Session other) {
    calendarOffset += session.calendarSequence() - other.calendarSequence();
    session = other;
  }

  /** Until when whoever has the place can give it up or move it by themselves. */
  Instant changeableUntil() {
    return session.time().startsAt().minus(Duration.ofHours(session.details().deadlineHours()));
  }

  boolean isChangeable(Instant now) {
    return status == Status.CONFIRMED && now.isBefore(changeableUntil());
  }

  void requireChangeable(Instant now) {
    requireLive();
    if (session.time().hasBegun(now)) {
      throw new Conflict(
          "session-begun", "This session has begun. Your place cannot be changed any more");
    }
    if (status != Status.CONFIRMED) {
      throw new Conflict(
          "attendance-recorded",
          "Staff have recorded whether you came. Ask them if that has to be put right");
    }
    if (!isChangeable(now)) {
      var askAt = session.details().replyTo();
      throw new Conflict(
          "too-late",
          "You could change this by yourself until %s. %s"
              .formatted(
                  London.moment(changeableUntil()),
                  askAt == null ? "Ask the staff of the library" : "Write to " + askAt));
    }
  }

  /**
   * Staff take the place back, also after the session. What is recorded before it begins goes with
   * it, since the person can book again.
   */
  void cancelByProvider(String reason, Instant now) {
    requireLive();
    if (minutes > 0 && session.time().hasBegun(now)) {
      throw new Conflict(
          "attendance-recorded",
          "It is recorded that this person came. If they did not, record “Did not come” instead");
    }
    cancelWithSession(reason, now);
  }

  /** The session does not take place, so that nobody has a place any more and nothing counts. */
  void cancelWithSession(String reason, Instant now) {
    requireLive();
    cancel(Status.CANCELLED_BY_PROVIDER, now);
    cancelReason = reason;
  }

  private void requireLive() {
    if (isCancelled()) {
      throw new Conflict("already-cancelled", "This booking is cancelled already");
    }
  }

  private void cancel(Status by, Instant now) {
    status = by;
    minutes = 0;
    late = false;
    cancelledAt = now;
  }

  public boolean isCancelled() {
    return cancelledAt != null;
  }

  Instant cancelledAt() {
    return cancelledAt;
  }

  /** What staff told whoever lost the place; null if there was no such thing. */
  String cancelReason() {
    return cancelReason;
  }

  public Instant bookedAt() {
    return bookedAt;
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public Session session() {
    return session;
  }

  public Entrepreneur entrepreneur() {
    return entrepreneur;
  }

  public Status status() {
    return status;
  }

  boolean late() {
    return late;
  }

  /** Never goes back, whatever changes: the booking, its session's time, or which session it is. */
  int calendarSequence() {
    return (int) version - 1 + session.calendarSequence() + calendarOffset;
  }

  Channel channel() {
    return channel;
  }

  public int minutes() {
    return minutes;
  }

  public Attendance attendance() {
    return new Attendance(status, minutes, late);
  }

  /** What the database noted of the person's business when it took the booking. */
  void tells(Stage ofBusiness, Sector inSector, Goal wanted) {
    stage = ofBusiness;
    sector = inSector;
    goal = wanted;
  }

  Stage stage() {
    return stage;
  }

  Sector sector() {
    return sector;
  }

  Goal goal() {
    return goal;
  }
}
