package throughline.bookings.booking;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.session.Session;
import throughline.bookings.session.Sessions;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.outbox.Outbox;

/** An entrepreneur takes a place at a session. */
@ApplicationScoped
class BookSession {

  private final People people;
  private final Entrepreneurs entrepreneurs;
  private final Sessions sessions;
  private final Bookings bookings;
  private final Outbox outbox;
  private final BookingMails mails;
  private final Clock clock;

  BookSession(
      People people,
      Entrepreneurs entrepreneurs,
      Sessions sessions,
      Bookings bookings,
      Outbox outbox,
      BookingMails mails,
      Clock clock) {
    this.people = people;
    this.entrepreneurs = entrepreneurs;
    this.sessions = sessions;
    this.bookings = bookings;
    this.outbox = outbox;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Books a place, publishes that and confirms it by mail.
   *
   * <p>The place comes first, and with it the lock on the session's row. Whatever is read after it
   * includes every booking of the session that was made before, so a second booking of the same
   * person is seen even if both were sent at once; a refusal gives the place back by rolling back.
   *
   * @param address the person's own, empty if the sign-in does not tell it: then there is no mail
   * @throws NotFound if there is no such session
   * @throws Conflict if the person has booked it, or it is full or over
   */
  @Transactional
  BookingView book(UUID sessionId, SignedIn who, Optional<String> address) {
    var now = clock.instant();
    var entrepreneur = entrepreneurs.of(people.recognise(who));
    var tookPlace = sessions.takePlace(sessionId, now);
    var session =
        sessions
            .findWithLibrary(sessionId)
            .orElseThrow(() -> new NotFound("session with this number"));
    if (bookings.hasLive(sessionId, entrepreneur.id())) {
      throw new Conflict("already-booked", "You have already booked this session");
    }
    if (!tookPlace) {
      throw noPlace(session, now);
    }
    var booking = new Booking(session, entrepreneur, now);
    bookings.persistAndFlush(booking);
    outbox.append(BookingEvents.sessionBooked(booking, now));
    address.ifPresent(to -> mails.confirm(booking, to));
    Log.infof("event=session-booked booking=%s session=%s", booking.id(), sessionId);
    return BookingView.of(booking);
  }

  private static Conflict noPlace(Session session, Instant now) {
    return session.time().isOver(now)
        ? new Conflict("session-over", "This session is over. Choose another session")
        : new Conflict("session-full", "This session is full. Choose another session");
  }
}
