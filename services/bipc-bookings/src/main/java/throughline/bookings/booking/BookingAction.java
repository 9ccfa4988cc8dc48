package throughline.bookings.booking;

import java.util.UUID;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.audit.Actor;
import throughline.platform.audit.AuditEntry;
import throughline.platform.audit.AuditedRecord;
import throughline.platform.audit.Change;

/** What can be done to a booking or a session. The names are in the history for ever. */
enum BookingAction {
  ATTENDANCE_RECORDED("Attendance recorded"),
  BOOKING_CANCELLED("Booking cancelled"),
  SESSION_CANCELLED("Session cancelled");

  private final String words;

  BookingAction(String words) {
    this.words = words;
  }

  /** As a page says it. */
  String inWords() {
    return words;
  }

  /** That it is done to a booking by this person now. */
  AuditEntry of(Booking booking, Status before, Actor actor) {
    return AuditEntry.of(
        actor, this, record(booking.id()), Change.of("status", before, booking.status()));
  }

  /** A booking, as the history names it. */
  static AuditedRecord record(UUID booking) {
    return AuditedRecord.of("booking", booking);
  }
}
