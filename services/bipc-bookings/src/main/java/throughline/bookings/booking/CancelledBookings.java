package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import throughline.bookings.person.Contacts;
import throughline.bookings.session.Sessions;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;

/** What follows from bookings that were cancelled, whoever did it: nobody is forgotten. */
@ApplicationScoped
class CancelledBookings {

  /** A booking, and where it stood before. */
  record Cancelled(Booking booking, Attendance before) {}

  private final Bookings bookings;
  private final Sessions sessions;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Contacts contacts;
  private final BookingMails mails;

  CancelledBookings(
      Bookings bookings,
      Sessions sessions,
      Outbox outbox,
      AuditTrail trail,
      Contacts contacts,
      BookingMails mails) {
    this.bookings = bookings;
    this.sessions = sessions;
    this.outbox = outbox;
    this.trail = trail;
    this.contacts = contacts;
    this.mails = mails;
  }

  /**
   * Gives the places of one session back, publishes, writes down and tells by mail that these
   * bookings are cancelled. The session's row must be locked.
   */
  void settle(List<Cancelled> cancelled, Actor actor) {
    if (cancelled.isEmpty()) {
      return;
    }
    bookings.flush();
    sessions.givePlacesBack(cancelled.get(0).booking().session().id(), cancelled.size());
    outbox.appendAll(
        cancelled.stream().map(each -> BookingEvents.bookingCancelled(each.booking())).toList());
    trail.appendAll(
        cancelled.stream()
            .map(each -> BookingAction.BOOKING_CANCELLED.of(each.booking(), each.before(), actor))
            .toList());
    for (var each : cancelled) {
      addressOf(each.booking()).ifPresent(address -> mails.cancel(each.booking(), address));
    }
  }

  private Optional<String> addressOf(Booking booking) {
    return contacts.addressOf(booking.entrepreneur().id());
  }
}
