package throughline.bookings.booking;

import static throughline.contracts.bookings.BookingEvents.SESSION_BOOKED;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.Booking.Channel;
import throughline.bookings.booking.queue.PlaceRequest;
import throughline.bookings.booking.queue.PlaceRequests;
import throughline.bookings.entrepreneur.Entrepreneur;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.session.Sessions;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.messaging.Outbox;

/** The place that is held for somebody, or was offered, becomes theirs by one press. */
@ApplicationScoped
public class ConfirmPlace {
  private final PlaceRequests requests;
  private final Entrepreneurs entrepreneurs;
  private final Sessions sessions;
  private final Bookings bookings;
  private final BookSession bookSession;
  private final Outbox outbox;
  private final BookingMails mails;
  private final AskedOfBusiness askedOfBusiness;
  private final Clock clock;

  ConfirmPlace(
      PlaceRequests requests,
      Entrepreneurs entrepreneurs,
      Sessions sessions,
      Bookings bookings,
      BookSession bookSession,
      Outbox outbox,
      BookingMails mails,
      AskedOfBusiness askedOfBusiness,
      Clock clock) {
    this.requests = requests;
    this.entrepreneurs = entrepreneurs;
    this.sessions = sessions;
    this.bookings = bookings;
    this.bookSession = bookSession;
    this.outbox = outbox;
    this.mails = mails;
    this.askedOfBusiness = askedOfBusiness;
    this.clock = clock;
  }

  /**
   * Books the place, which is counted as taken already. All rules are checked as if it were booked
   * now; what is in the way can be put right while the place is kept. Pressed twice it is one
   * booking.
   */
  @Transactional
  public UUID confirm(UUID id) {
    var seen = requests.find(id).orElseThrow(() -> new NotFound("request with this number"));
    if (seen.booking() != null) {
      return seen.booking();
    }
    if (!seen.hasPlace(clock.instant())) {
      throw ended();
    }
    // The person before the session, as whoever books.
    var entrepreneur = person(seen);
    requests.lockSession(seen.session());
    var now = clock.instant();
    var request = requests.find(id).orElseThrow();
    if (request.booking() != null) {
      return request.booking();
    }
    var session = sessions.toBook(request.session()).orElseThrow();
    var booking = new Booking(session, entrepreneur, Channel.LINK, now);
    switch (bookings.takeKept(booking, id, Optional.ofNullable(request.talkAbout()))) {
      case BOOKED -> {}
      case NO_PLACE -> throw ended();
      case IN_THE_WAY -> throw bookSession.inTheWay(booking);
    }
    outbox.append(BookingEvents.of(SESSION_BOOKED, booking, now));
    askedOfBusiness.tell(id, entrepreneur.id());
    address(request, entrepreneur).ifPresent(to -> mails.confirm(booking, to));
    Log.infof("event=place-confirmed booking=%s request=%s", booking.id(), id);
    return booking.id();
  }

  private Entrepreneur person(PlaceRequest request) {
    var person =
        request.entrepreneur() == null
            ? entrepreneurs.withoutAccount(request.name(), request.address())
            : entrepreneurs.remaining(request.entrepreneur());
    return entrepreneurs.lock(person);
  }

  private Optional<String> address(PlaceRequest request, Entrepreneur entrepreneur) {
    return request.address() == null
        ? entrepreneurs.addressOf(entrepreneur.id())
        : Optional.of(request.address());
  }

  private static Conflict ended() {
    return new Conflict(
        "place-not-kept",
        "The place is not kept for you any more. It went to somebody else, or is free again");
  }
}
