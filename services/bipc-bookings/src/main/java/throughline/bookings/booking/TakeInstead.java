package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.bookings.booking.Booking.Channel;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;

/** Whoever lost a place because staff cancelled it takes one at another session by one press. */
@ApplicationScoped
public class TakeInstead {
  private final Bookings bookings;
  private final BookSession bookSession;
  private final Entrepreneurs entrepreneurs;

  TakeInstead(Bookings bookings, BookSession bookSession, Entrepreneurs entrepreneurs) {
    this.bookings = bookings;
    this.bookSession = bookSession;
    this.entrepreneurs = entrepreneurs;
  }

  /**
   * Books, once for each booking that was lost: pressed twice it is one.
   *
   * @return the new booking
   */
  @Transactional
  public UUID take(UUID lost, UUID session) {
    var booking = bookings.whole(lost, null, Places.everywhere());
    if (booking.status() != Status.CANCELLED_BY_PROVIDER) {
      throw new Conflict("not-cancelled", "This booking was not cancelled by staff");
    }
    var person = entrepreneurs.remaining(booking.entrepreneur().id());
    entrepreneurs.lock(person);
    return bookings
        .takenInsteadOf(lost)
        .orElseGet(
            () -> {
              var taken =
                  bookSession.book(
                      session, person, Channel.LINK, entrepreneurs.addressOf(person.id()));
              bookings.noteInsteadOf(taken.id(), lost);
              return taken.id();
            });
  }
}
