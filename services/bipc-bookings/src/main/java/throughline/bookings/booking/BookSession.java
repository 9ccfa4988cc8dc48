package throughline.bookings.booking;

import static throughline.contracts.bookings.BookingEvents.SESSION_BOOKED;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.Booking.Channel;
import throughline.bookings.entrepreneur.Entrepreneur;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.session.Session;
import throughline.bookings.session.SessionView;
import throughline.bookings.session.Sessions;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.messaging.Outbox;

/** An entrepreneur takes a place at a session. */
@ApplicationScoped
public class BookSession {
  private final Entrepreneurs entrepreneurs;
  private final Sessions sessions;
  private final Bookings bookings;
  private final Outbox outbox;
  private final BookingMails mails;
  private final Clock clock;

  BookSession(
      Entrepreneurs entrepreneurs,
      Sessions sessions,
      Bookings bookings,
      Outbox outbox,
      BookingMails mails,
      Clock clock) {
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
   * <p>With the place comes the lock on the session's row, for which everybody else who wants it
   * has to wait: so whatever can be read before is. The booking is added with it, and the database
   * refuses a second one of the same person even if both were sent at once; a refusal gives the
   * place back by rolling back.
   */
  @Transactional
  public BookingView book(UUID sessionId, SignedIn who, Optional<String> address) {
    return book(sessionId, entrepreneurs.recognise(who, address), Channel.SELF, address);
  }

  /** The same for somebody who is known by now, in the running transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public BookingView book(
      UUID sessionId, Entrepreneur entrepreneur, Channel channel, Optional<String> address) {
    var now = clock.instant();
    var session =
        sessions.toBook(sessionId).orElseThrow(() -> new NotFound("session with this number"));
    var booking = new Booking(session, entrepreneur, channel, now);
    switch (bookings.takePlace(booking)) {
      case BOOKED -> {}
      case NO_PLACE ->
          throw bookings.hasLive(sessionId, entrepreneur.id())
              ? alreadyBooked()
              : noPlace(session, now);
      case IN_THE_WAY -> throw inTheWay(booking);
    }
    outbox.append(BookingEvents.of(SESSION_BOOKED, booking, now));
    address.ifPresent(to -> mails.confirm(booking, to));
    Log.infof("event=session-booked booking=%s session=%s", booking.id(), sessionId);
    return BookingView.of(booking);
  }

  private static Conflict alreadyBooked() {
    return new Conflict("already-booked", "You have already booked this session");
  }

  /** It was full when the place was wanted, even if somebody has given theirs back since. */
  private Conflict noPlace(Session session, Instant now) {
    var closed =
        sessions.toBook(session.id()).orElse(session).closed(now).orElse(Session.Closed.FULL);
    return new Conflict(closed.code(), closed.words() + " Choose another session");
  }

  private Conflict inTheWay(Booking booking) {
    var session = booking.session();
    var person = booking.entrepreneur().id();
    if (bookings.hasLive(session.id(), person)) {
      return alreadyBooked();
    }
    var others =
        bookings
            .overlapping(person, session.time())
            .map(other -> SessionView.of(other.session()))
            .map(
                other ->
                    "You have a place at “%s” on %s from %s to %s, which is at the same time. Cancel that one first, or choose another session"
                        .formatted(
                            other.title(),
                            London.weekday(other.date()),
                            London.time(other.startTime()),
                            London.time(other.endTime())));
    return new Conflict(
        "overlapping-booking", others.orElse("You had a place at the same time. Try again"));
  }
}
