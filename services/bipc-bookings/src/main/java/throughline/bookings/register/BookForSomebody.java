package throughline.bookings.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.bookings.booking.BookSession;
import throughline.bookings.booking.Booking.Channel;
import throughline.bookings.booking.BookingAction;
import throughline.bookings.booking.BookingView;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.Sessions;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;

/** An adviser books for somebody at the desk or on the telephone, who may have no e-mail. */
@ApplicationScoped
class BookForSomebody {
  /** Whom to book for, as typed. */
  record Request(String name, String email, String phone) {
    Contact read() {
      var fields = new Fields();
      var read = Contact.read(fields, name, email, phone);
      fields.throwIfAny();
      return read;
    }

    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "Request";
    }
  }

  private final BookSession bookSession;
  private final Entrepreneurs entrepreneurs;
  private final Sessions sessions;
  private final NamesOnRegister names;
  private final AuditTrail trail;

  BookForSomebody(
      BookSession bookSession,
      Entrepreneurs entrepreneurs,
      Sessions sessions,
      NamesOnRegister names,
      AuditTrail trail) {
    this.bookSession = bookSession;
    this.entrepreneurs = entrepreneurs;
    this.sessions = sessions;
    this.names = names;
    this.trail = trail;
  }

  /**
   * Books, behind the lock on the session's row, so that two at one desk do not book one person
   * twice. The person comes before the session, as wherever both are locked. Who gave an address is
   * told by mail, as if they had booked themselves.
   */
  @Transactional
  BookingView book(UUID id, Request typed, SignedIn who, Places places) {
    var contact = typed.read();
    var entrepreneur = entrepreneurs.addByStaff(contact.name(), contact.email(), contact.phone());
    var session =
        sessions.lock(id, places).orElseThrow(() -> new NotFound("session with this number"));
    names.requireNew(id, contact.name());
    var booking = bookSession.book(id, entrepreneur, Channel.STAFF, contact.email());
    var actor = SessionStaff.actor(who, places, session.library().code());
    trail.append(BookingAction.BOOKED_BY_STAFF.of(booking.id(), actor));
    return booking;
  }
}
