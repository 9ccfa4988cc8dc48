package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.queue.PlaceRequest;
import throughline.bookings.booking.queue.PlaceRequests;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.SessionView;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;

/** Where a place stands that somebody asked for or booked, and what can be done about it. */
@ApplicationScoped
class ShowPlace {
  /**
   * What its page shows.
   *
   * @param request null for a booking
   * @param booking null for a request from which none came
   * @param keptUntil until when a place is kept; null if none is
   * @param standing null for whoever does not wait
   * @param changeableUntil until when it can be given up or moved; null for a request
   * @param askAt where to ask when that is over; null if nobody is named
   * @param instead the booking that was taken in place of this one; null if none was
   * @param alternatives other sessions for whoever lost a place or came too late
   */
  record Place(
      UUID holder,
      PlaceRequest request,
      BookingView booking,
      SessionView session,
      Instant keptUntil,
      PlaceRequests.Standing standing,
      Instant changeableUntil,
      boolean changeable,
      boolean saidComing,
      String askAt,
      String joiningLink,
      UUID instead,
      List<SessionView> alternatives) {
    public boolean waits() {
      return standing != null;
    }

    public boolean lost() {
      return booking != null && booking.status() == Status.CANCELLED_BY_PROVIDER;
    }
  }

  private final PlaceRequests requests;
  private final Bookings bookings;
  private final BrowseSessions sessions;
  private final Alternatives alternatives;
  private final Clock clock;

  ShowPlace(
      PlaceRequests requests,
      Bookings bookings,
      BrowseSessions sessions,
      Alternatives alternatives,
      Clock clock) {
    this.requests = requests;
    this.bookings = bookings;
    this.sessions = sessions;
    this.alternatives = alternatives;
    this.clock = clock;
  }

  /** The number is that of a booking or of a request. */
  @Transactional
  Place show(UUID holder) {
    var request = requests.find(holder);
    var booking = request.map(PlaceRequest::booking).or(() -> Optional.of(holder));
    return booking
        .filter(id -> request.isEmpty() || request.get().booking() != null)
        .map(id -> booked(holder, bookings.whole(id, null, Places.everywhere())))
        .or(() -> request.map(this::asked))
        .orElseThrow(() -> new NotFound("place with this number"));
  }

  /**
   * The booking behind a link, of which nothing else is read: whoever changes it locks it first.
   */
  UUID bookingOf(UUID holder) {
    return requests
        .find(holder)
        .map(PlaceRequest::booking)
        .or(() -> bookings.known(holder))
        .orElseThrow(() -> new NotFound("booking with this number"));
  }

  /** Whether it belongs to whoever is signed in. */
  @Transactional
  boolean isOwn(UUID holder, String subject) {
    return bookings.isOwn(holder, subject) || requests.isOwn(holder, subject);
  }

  /** Sessions to which a booking can be moved. */
  @Transactional
  List<SessionView> targets(UUID booking) {
    var found = bookings.whole(booking, null, Places.everywhere());
    return alternatives.to(found.session().id(), found.entrepreneur().id());
  }

  private Place booked(UUID holder, Booking booking) {
    var now = clock.instant();
    var session = booking.session();
    var lost = booking.status() == Status.CANCELLED_BY_PROVIDER;
    var instead = bookings.takenInsteadOf(booking.id()).orElse(null);
    return new Place(
        holder,
        null,
        BookingView.of(booking),
        SessionView.of(session),
        null,
        null,
        booking.changeableUntil(),
        booking.isChangeable(now),
        bookings.saidComing(booking.id()),
        session.details().replyTo(),
        booking.isCancelled() || session.time().isOver(now)
            ? null
            : session.details().joiningLink(),
        instead,
        lost && instead == null
            ? alternatives.to(session.id(), booking.entrepreneur().id())
            : List.of());
  }

  private Place asked(PlaceRequest request) {
    var waits = request.state() == PlaceRequest.State.WAITING;
    var kept = request.hasPlace(clock.instant());
    return new Place(
        request.id(),
        request,
        null,
        sessions.one(request.session()),
        kept ? request.expires() : null,
        waits ? requests.standing(request) : null,
        null,
        false,
        false,
        null,
        null,
        null,
        waits || kept ? List.of() : alternatives.to(request.session(), request.entrepreneur()));
  }
}
