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
  private final BookingLimits limits;
  private final Clock clock;

  BookSession(
      Entrepreneurs entrepreneurs,
      Sessions sessions,
      Bookings bookings,
      Outbox outbox,
      BookingMails mails,
      BookingLimits limits,
      Clock clock) {
    this.entrepreneurs = entrepreneurs;
    this.sessions = sessions;
    this.bookings = bookings;
    this.outbox = outbox;
    this.mails = mails;
    this.limits = limits;
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
  public BookingView book(
      UUID sessionId, Optional<String> talkAbout, SignedIn who, Optional<String> address) {
    var entrepreneur = entrepreneurs.recognise(who, address);
    return book(sessionId, entrepreneur, Channel.SELF, talkAbout, address);
  }

  /** The same for somebody who is known by now, in the running transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public BookingView book(
      UUID sessionId, Entrepreneur entrepreneur, Channel channel, Optional<String> address) {
    return book(sessionId, entrepreneur, channel, Optional.empty(), address);
  }

  private BookingView book(
      UUID sessionId,
      Entrepreneur entrepreneur,
      Channel channel,
      Optional<String> talkAbout,
      Optional<String> address) {
    var now = clock.instant();
    var session =
        sessions.toBook(sessionId).orElseThrow(() -> new NotFound("session with this number"));
    var booking = new Booking(session, entrepreneur, channel, now);
    switch (bookings.takePlace(booking, talkAbout)) {
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

  static Conflict alreadyBooked() {
    return new Conflict("already-booked", "You have already booked this session");
  }

  /** It was full when the place was wanted, even if somebody has given theirs back since. */
  private Conflict noPlace(Session session, Instant now) {
    var closed =
        sessions.toBook(session.id()).orElse(session).closed(now).orElse(Session.Closed.FULL);
    return new Conflict(closed.code(), closed.words() + " Choose another session");
  }

  /** Why a person cannot have this place although there is one. */
  Conflict inTheWay(Booking booking) {
    var session = booking.session();
    if (bookings.hasLive(session.id(), booking.entrepreneur().id())) {
      return alreadyBooked();
    }
    return bookings
        .overlapping(booking, session.time())
        .map(BookSession::overlapping)
        .orElseGet(() -> tooMany(session));
  }

  static Conflict overlapping(Booking booking) {
    var other = SessionView.of(booking.session());
    return new Conflict(
        "overlapping-booking",
        "You have a place at “%s” on %s from %s to %s, which is at the same time. Cancel that one first, or choose another session"
            .formatted(
                other.title(),
                London.weekday(other.date()),
                London.time(other.startTime()),
                London.time(other.endTime())));
  }

  Conflict tooMany(Session session) {
    var alone = Bookings.isAlone(session);
    var most = alone ? limits.oneToOnes() : limits.others();
    return new Conflict(
        "too-many-open",
        "You have %d %s to come, and so that others find a place nobody has more. Cancel one, or book again after the next"
            .formatted(most, alone ? "one-to-ones or clinics" : "sessions"));
  }
}
