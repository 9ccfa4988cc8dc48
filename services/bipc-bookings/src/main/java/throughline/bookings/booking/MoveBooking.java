package throughline.bookings.booking;

import static throughline.contracts.bookings.BookingEvents.SESSION_BOOKED;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.booking.queue.FreePlaces;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.session.Session;
import throughline.bookings.session.Sessions;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;

/** Somebody goes to another session than the one that they booked. */
@ApplicationScoped
public class MoveBooking {
  private final Sessions sessions;
  private final Bookings bookings;
  private final BookSession bookSession;
  private final FreePlaces freePlaces;
  private final Entrepreneurs entrepreneurs;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final BookingMails mails;
  private final Clock clock;

  MoveBooking(
      Sessions sessions,
      Bookings bookings,
      BookSession bookSession,
      FreePlaces freePlaces,
      Entrepreneurs entrepreneurs,
      Outbox outbox,
      AuditTrail trail,
      BookingMails mails,
      Clock clock) {
    this.sessions = sessions;
    this.bookings = bookings;
    this.bookSession = bookSession;
    this.freePlaces = freePlaces;
    this.entrepreneurs = entrepreneurs;
    this.outbox = outbox;
    this.trail = trail;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Takes the new place before it gives up the old one, in one transaction: where there is none,
   * the old place stays as it was. The booking keeps its number, and so its entry in calendars.
   *
   * @param subject whose booking it has to be; null for whoever has its link
   */
  @Transactional
  public BookingView move(UUID id, UUID target, String subject) {
    var now = clock.instant();
    var places = subject == null ? Places.everywhere() : Places.none();
    var found = bookings.of(id, subject);
    var old = found.session();
    entrepreneurs.lock(entrepreneurs.remaining(found.person()));
    bookings.lockSessions(old, target);
    var booking = bookings.lock(id, subject, places);
    if (!booking.session().id().equals(old)) {
      throw new Conflict(
          "moved-meanwhile", "This booking was moved a moment ago. Look at it again");
    }
    booking.requireChangeable(now);
    var session =
        sessions.toBook(target).orElseThrow(() -> new NotFound("session with this number"));
    if (target.equals(old)) {
      throw new Conflict("same-session", "You have a place at this session already");
    }
    requireFree(booking, session, now);
    if (!bookings.takeAnother(target, now)) {
      throw noPlace(session);
    }
    var from = booking.session().title();
    booking.moveTo(sessions.findById(target));
    bookings.flush();
    freePlaces.free(old, 1);
    outbox.append(BookingEvents.of(SESSION_BOOKED, booking, now));
    trail.append(BookingAction.BOOKING_MOVED.of(id, Actor.of(id.toString(), Roles.ENTREPRENEUR)));
    entrepreneurs
        .addressOf(booking.entrepreneur().id())
        .ifPresent(address -> mails.move(booking, from, address));
    Log.infof("event=booking-moved booking=%s from=%s to=%s", id, old, target);
    return BookingView.of(booking);
  }

  private void requireFree(Booking booking, Session session, Instant now) {
    var other = bookings.overlapping(booking, session.time());
    if (other.isPresent()) {
      throw BookSession.overlapping(other.get());
    }
    if (!bookings.underLimit(booking, session, now)) {
      throw bookSession.tooMany(session);
    }
  }

  private Conflict noPlace(Session session) {
    var closed = session.closed(clock.instant()).orElse(Session.Closed.FULL);
    return new Conflict(
        closed.code(), closed.words() + " Your place is as it was. Choose another session");
  }
}
