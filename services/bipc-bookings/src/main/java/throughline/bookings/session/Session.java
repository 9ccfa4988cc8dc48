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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import throughline.contracts.bookings.BookingState.Delivery;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.core.refusal.Conflict;
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

  @Embedded private SessionTime time;
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
      @Nested SessionTime time,
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
    this.time = time;
    this.capacity = capacity;
    this.taken = taken;
    this.cancelledAt = cancelledAt;
    this.cancelReason = cancelReason;
    this.openedBy = openedBy;
    this.openedAt = openedAt;
  }

  Session(
      String title,
      VenueKind venueKind,
      Library library,
      SessionTime time,
      int capacity,
      UUID openedBy,
      Instant now) {
    this(
        UUID.randomUUID(),
        1,
        title,
        venueKind,
        library,
        venueKind == VenueKind.ONLINE ? Delivery.ONLINE : Delivery.IN_PERSON,
        time,
        capacity,
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

  /** Why nobody can book it any more; empty if somebody can. */
  public Optional<Closed> closed(Instant now) {
    if (cancelledAt != null) {
      return Optional.of(Closed.CANCELLED);
    }
    if (time.hasBegun(now)) {
      return Optional.of(time.isOver(now) ? Closed.OVER : Closed.BEGUN);
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

  public SessionTime time() {
    return time;
  }

  boolean isCancelled() {
    return cancelledAt != null;
  }

  int capacity() {
    return capacity;
  }

  int placesLeft() {
    return capacity - taken;
  }
}
