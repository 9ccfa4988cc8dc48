package throughline.bookings.session;

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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import throughline.bookings.venue.Venue;
import throughline.contracts.bookings.BookingState.Delivery;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.publishing.library.Library;

/** One session of the business centre, with so many places. */
@Entity
@Table(name = "session")
public class Session {
  /** Why nobody can book a session any more. */
  public enum Closed {
    CANCELLED("session-cancelled", "This session is cancelled."),
    OVER("session-over", "This session is over."),
    BEGUN("session-begun", "This session has begun."),
    ENDED("booking-ended", "Booking for this session has ended."),
    FULL("session-full", "This session is full.");

    private final String code;
    private final String words;

    Closed(String code, String words) {
      this.code = code;
      this.words = words;
    }

    public String code() {
      return code;
    }

    public boolean full() {
      return this == FULL;
    }

    public String words() {
      return words;
    }
  }

  @Id private UUID id;
  @Version private long version = 1;
  private String title;

  @Enumerated(EnumType.STRING)
  @Column(name = "venue_kind")
  private VenueKind venueKind;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "library_code")
  private Library library;

  @Enumerated(EnumType.STRING)
  private Delivery delivery;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "venue_code")
  private Venue venue;

  /** As it was known when the session was saved. */
  @Column(name = "venue_decile")
  private Integer venueDecile;

  @Embedded private SessionTime time;

  /** Until when it can be booked. */
  @Column(name = "closes_at")
  private Instant closesAt;

  @Embedded private SessionDetails details;

  @Formula("(SELECT r.name FROM resource r WHERE r.id = adviser_id)")
  private String adviserName;

  @Formula("(SELECT r.name FROM resource r WHERE r.id = room_id)")
  private String roomName;

  @Formula("(SELECT p.name FROM partner p WHERE p.id = partner_id)")
  private String partnerName;

  @Column(name = "series_id")
  private UUID seriesId;

  @Column(name = "weekly_hours_id")
  private UUID weeklyHoursId;

  @Column(name = "calendar_sequence")
  private int calendarSequence;

  private int capacity;

  /** Never written from here: what was read is out of date as soon as somebody else books. */
  @Column(insertable = false, updatable = false)
  private int taken;

  @Column(name = "cancelled_at")
  private Instant cancelledAt;

  @Column(name = "cancel_reason")
  private String cancelReason;

  @Column(name = "opened_by")
  private UUID openedBy;

  @Column(name = "opened_at")
  private Instant openedAt;

  protected Session() {}

  /** As a statement reads it, apart from what Hibernate manages. */
  @JdbiConstructor
  Session(
      UUID id,
      long version,
      String title,
      VenueKind venueKind,
      @Nested("library") Library library,
      Delivery delivery,
      @Nested("venue") Venue venue,
      Integer venueDecile,
      @Nested SessionTime time,
      Instant closesAt,
      @Nested SessionDetails details,
      String adviserName,
      String roomName,
      String partnerName,
      UUID seriesId,
      UUID weeklyHoursId,
      int calendarSequence,
      int capacity,
      int taken,
      Instant cancelledAt,
      String cancelReason,
      UUID openedBy,
      Instant openedAt) {
    this.id = id;
    this.version = version;
    this.title = title;
    this.venueKind = venueKind;
    this.library = library;
    this.delivery = delivery;
    this.venue = venue;
    this.venueDecile = venueDecile;
    this.time = time;
    this.closesAt = closesAt;
    this.details = details;
    this.adviserName = adviserName;
    this.roomName = roomName;
    this.partnerName = partnerName;
    this.seriesId = seriesId;
    this.weeklyHoursId = weeklyHoursId;
    this.calendarSequence = calendarSequence;
    this.capacity = capacity;
    this.taken = taken;
    this.cancelledAt = cancelledAt;
    this.cancelReason = cancelReason;
    this.openedBy = openedBy;
    this.openedAt = openedAt;
  }

  Session(
      SessionPlan plan,
      Library library,
      UUID seriesId,
      UUID weeklyHoursId,
      UUID openedBy,
      Instant now) {
    this(
        UUID.randomUUID(),
        1,
        plan.title(),
        plan.venue().kind(),
        library,
        plan.venue().delivery(),
        plan.venue(),
        plan.venue().imdDecile(),
        plan.time(),
        plan.closesAt(),
        plan.details(),
        null,
        null,
        null,
        seriesId,
        weeklyHoursId,
        0,
        plan.capacity(),
        0,
        null,
        null,
        openedBy,
        now);
  }

  /**
   * Keeps that it does not take place. Everybody's place has to be given back in the same
   * transaction.
   */
  public void cancel(String reason, Instant now) {
    if (cancelledAt != null) {
      throw new Conflict("already-cancelled", "This session is cancelled already");
    }
    if (time.isOver(now)) {
      throw new Conflict("session-over", "This session is over. It cannot be cancelled any more");
    }
    cancelledAt = now;
    cancelReason = reason;
  }

  /** Refuses a change of what is cancelled or over, or of what somebody else has changed since. */
  void requireChangeable(Long seen, Instant now) {
    if (cancelledAt != null) {
      throw new Conflict(
          "session-cancelled", "This session is cancelled. Copy it to offer it again");
    }
    if (time.isOver(now)) {
      throw new Conflict("session-over", "This session is over. It cannot be changed any more");
    }
    if (seen != null && seen != version) {
      throw new Conflict(
          "changed-meanwhile",
          "Somebody else has changed this session since you opened it. Look at it again first");
    }
  }

  boolean isMovedBy(SessionPlan plan) {
    return !time.equals(plan.time());
  }

  boolean isClaimedOtherwiseBy(SessionPlan plan) {
    return isMovedBy(plan)
        || !venue.code().equals(plan.venue().code())
        || !resources().equals(plan.resources());
  }

  /** Whether those who have a place have to know. */
  boolean isToldOf(SessionPlan plan) {
    return isMovedBy(plan)
        || !title.equals(plan.title())
        || !venue.code().equals(plan.venue().code())
        || !Objects.equals(details.roomId(), plan.details().roomId())
        || !Objects.equals(details.joiningLink(), plan.details().joiningLink());
  }

  void change(SessionPlan plan, Library runs) {
    calendarSequence += isToldOf(plan) ? 1 : 0;
    title = plan.title();
    venue = plan.venue();
    venueKind = venue.kind();
    venueDecile = venue.imdDecile();
    delivery = venue.delivery();
    library = runs;
    time = plan.time();
    closesAt = plan.closesAt();
    capacity = plan.capacity();
    details = plan.details();
  }

  /** Its fields as the form has them, without the link to join, which no page of staff shows. */
  Map<String, String> typed() {
    var typed = new HashMap<String, String>();
    typed.put("title", title);
    typed.put("venue", venue.code());
    typed.put("date", London.date(time.date()));
    typed.put("time", time.startsLocal().toLocalTime().toString());
    typed.put("minutes", Integer.toString(time.minutes()));
    typed.put("capacity", Integer.toString(capacity));
    typed.put("kind", text(details.kind()));
    typed.put("topic", text(details.topic()));
    typed.put("description", text(details.description()));
    typed.put("forWhom", text(details.forWhom()));
    typed.put("bring", text(details.bring()));
    typed.put("adviser", text(details.adviserId()));
    typed.put("room", text(details.roomId()));
    typed.put("partner", text(details.partnerId()));
    typed.put("replyTo", text(details.replyTo()));
    typed.put("closesHours", Long.toString(Duration.between(closesAt, time.startsAt()).toHours()));
    typed.put("deadlineHours", Integer.toString(details.deadlineHours()));
    return typed;
  }

  private static String text(Object value) {
    return Objects.toString(value, "");
  }

  Set<UUID> resources() {
    return Stream.of(details.roomId(), details.adviserId())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Why nobody can book it any more; empty if somebody can. */
  public Optional<Closed> closed(Instant now) {
    if (cancelledAt != null) {
      return Optional.of(Closed.CANCELLED);
    }
    if (time.hasBegun(now)) {
      return Optional.of(time.isOver(now) ? Closed.OVER : Closed.BEGUN);
    }
    if (!now.isBefore(closesAt)) {
      return Optional.of(Closed.ENDED);
    }
    return placesLeft() == 0 ? Optional.of(Closed.FULL) : Optional.empty();
  }

  public UUID id() {
    return id;
  }

  public String title() {
    return title;
  }

  public VenueKind venueKind() {
    return venueKind;
  }

  /** The library that runs the session, also when it is online. */
  public Library library() {
    return library;
  }

  public Delivery delivery() {
    return delivery;
  }

  public Venue venue() {
    return venue;
  }

  public Integer venueDecile() {
    return venueDecile;
  }

  public SessionTime time() {
    return time;
  }

  /** Until when it can be booked. */
  public Instant closesAt() {
    return closesAt;
  }

  public SessionDetails details() {
    return details;
  }

  /** Null if no adviser is chosen, as for a room and a partner. */
  public String adviserName() {
    return adviserName;
  }

  public String roomName() {
    return roomName;
  }

  public String partnerName() {
    return partnerName;
  }

  public UUID seriesId() {
    return seriesId;
  }

  /** What the SEQUENCE of each calendar entry of its bookings builds on. */
  public int calendarSequence() {
    return calendarSequence;
  }

  boolean isCancelled() {
    return cancelledAt != null;
  }

  int capacity() {
    return capacity;
  }

  int taken() {
    return taken;
  }

  long version() {
    return version;
  }

  int placesLeft() {
    return capacity - taken;
  }
}
