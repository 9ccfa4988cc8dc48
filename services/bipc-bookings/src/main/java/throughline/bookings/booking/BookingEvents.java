package throughline.bookings.booking;

import java.time.Instant;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingState;
import throughline.platform.messaging.OutboxEvent;

/** What the suite is told about a booking. Make an event after a flush: that raises the version. */
public final class BookingEvents {
  private BookingEvents() {}

  public static OutboxEvent of(EventContract contract, Booking booking, Instant now) {
    var session = booking.session();
    var state =
        new BookingState(
            booking.version(),
            booking.entrepreneur().key().toString(),
            session.id().toString(),
            session.time().date(),
            session.venueKind(),
            session.library().code(),
            session.delivery(),
            booking.status(),
            booking.minutes(),
            session.details().kind(),
            session.details().topic(),
            session.venueDecile(),
            booking.stage(),
            booking.sector(),
            booking.goal(),
            BookingState.Channel.valueOf(booking.channel().name()));
    return OutboxEvent.of(contract, booking.id(), booking.version(), now, state);
  }
}
