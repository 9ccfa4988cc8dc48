package throughline.bookings.register;

import static throughline.contracts.bookings.BookingEvents.ATTENDANCE_RECORDED;
import static throughline.contracts.bookings.BookingEvents.SESSION_BOOKED;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.Booking;
import throughline.bookings.booking.Booking.Attendance;
import throughline.bookings.booking.BookingAction;
import throughline.bookings.booking.BookingEvents;
import throughline.bookings.booking.BookingView;
import throughline.bookings.booking.Bookings;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.session.Session;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.Sessions;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;

/** An adviser adds somebody who came without a booking: their name is enough, and they count. */
@ApplicationScoped
public class AddWalkIn {
  private final People people;
  private final Entrepreneurs entrepreneurs;
  private final Sessions sessions;
  private final Bookings bookings;
  private final NamesOnRegister names;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  AddWalkIn(
      People people,
      Entrepreneurs entrepreneurs,
      Sessions sessions,
      Bookings bookings,
      NamesOnRegister names,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.entrepreneurs = entrepreneurs;
    this.sessions = sessions;
    this.bookings = bookings;
    this.names = names;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Books and records in one go that they came for the whole session. The session's row is locked
   * first, so that two advisers at one door neither count one person twice nor a place.
   */
  @Transactional
  public BookingView add(UUID id, String name, SignedIn who, Places places) {
    var now = clock.instant();
    var recorder = people.recognise(who);
    var session =
        sessions.lock(id, places).orElseThrow(() -> new NotFound("session with this number"));
    var fields = new Fields();
    var contact = Contact.read(fields, name, null, null);
    fields.throwIfAny();
    requireOpen(session);
    names.requireNew(id, contact.name());
    var entrepreneur = entrepreneurs.addByStaff(contact.name(), Optional.empty(), Optional.empty());
    var booking = bookings.addAtDoor(id, entrepreneur.id(), now).orElseThrow(AddWalkIn::full);
    outbox.append(BookingEvents.of(SESSION_BOOKED, booking, now));
    came(booking, recorder, SessionStaff.actor(who, places, session.library().code()));
    Log.infof("event=walked-in booking=%s session=%s", booking.id(), id);
    return BookingView.of(booking);
  }

  private void came(Booking booking, UUID recorder, Actor actor) {
    var now = clock.instant();
    var minutes = booking.session().time().minutes();
    booking.record(new Attendance(Status.ATTENDED, minutes, false), recorder, now);
    bookings.flush();
    outbox.append(BookingEvents.of(ATTENDANCE_RECORDED, booking, now));
    trail.append(BookingAction.WALKED_IN.of(booking, Attendance.UNKNOWN, actor));
  }

  private void requireOpen(Session session) {
    if (session.closed(clock.instant()).filter(Session.Closed.CANCELLED::equals).isPresent()) {
      throw new Conflict("session-cancelled", "This session is cancelled");
    }
    if (!session.time().checkInIsOpen(clock.instant())) {
      throw new Conflict(
          "too-early",
          "You can add who came from %s. Before that, book them a place"
              .formatted(London.moment(session.time().checkInOpensAt())));
    }
  }

  private static Conflict full() {
    return new Conflict(
        "session-full",
        "Every place is taken. Record who did not come first: somebody else can have their place");
  }
}
