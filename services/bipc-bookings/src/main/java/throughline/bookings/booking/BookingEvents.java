package throughline.bookings.booking;

import static throughline.contracts.bookings.BookingEvents.ATTENDANCE_RECORDED;
import static throughline.contracts.bookings.BookingEvents.BOOKING_CANCELLED;
import static throughline.contracts.bookings.BookingEvents.SESSION_BOOKED;

import java.time.Instant;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingState;
import throughline.platform.messaging.OutboxEvent;

/** What the suite is told about a booking. Make an event after a flush: that raises the version. */
final class BookingEvents {

  private BookingEvents() {}

  static OutboxEvent sessionBooked(Booking booking, Instant now) {
    return event(SESSION_BOOKED, booking, now);
  }

  static OutboxEvent attendanceRecorded(Booking booking, Instant now) {
    return event(ATTENDANCE_RECORDED, booking, now);
  }

  static OutboxEvent bookingCancelled(Booking booking) {
    return event(BOOKING_CANCELLED, booking, booking.cancelledAt());
  }

  private static OutboxEvent event(EventContract contract, Booking booking, Instant now) {
    return OutboxEvent.of(contract, booking.id(), booking.version(), now, publicState(booking));
  }

  private static BookingState publicState(Booking booking) {
    var session = booking.session();
    return new BookingState(
        booking.version(),
        booking.entrepreneur().key().toString(),
        session.id().toString(),
        session.time().date(),
        session.venueKind(),
        session.library().code(),
        session.delivery(),
        booking.status(),
        booking.minutes());
  }
}
