package throughline.bookings.booking;

import static throughline.contracts.bookings.BookingEvents.ATTENDANCE_RECORDED;
import static throughline.contracts.bookings.BookingEvents.BOOKING_CANCELLED;
import static throughline.contracts.bookings.BookingEvents.SESSION_BOOKED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.contracts.EventContract;
import throughline.platform.messaging.Outbox;

/** Tells anew of bookings that a statement has changed, whose version it has raised. */
@ApplicationScoped
public class PublishAgain {
  private final Bookings bookings;
  private final Outbox outbox;

  PublishAgain(Bookings bookings, Outbox outbox) {
    this.bookings = bookings;
    this.outbox = outbox;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void publish(List<UUID> ids, Instant now) {
    var events =
        bookings.asStored(ids).stream().map(each -> BookingEvents.of(kind(each), each, now));
    outbox.appendAll(events.toList());
  }

  private static EventContract kind(Booking booking) {
    return switch (booking.status()) {
      case CONFIRMED -> SESSION_BOOKED;
      case ATTENDED, PARTIAL, NO_SHOW -> ATTENDANCE_RECORDED;
      case CANCELLED_BY_USER, CANCELLED_BY_PROVIDER -> BOOKING_CANCELLED;
    };
  }
}
