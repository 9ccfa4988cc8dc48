package throughline.bookings.booking;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.booking.CancelledBookings.Cancelled;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;

/** An entrepreneur gives up their own place, or an adviser cancels somebody's for a reason. */
@ApplicationScoped
public class CancelBooking {

  private final Entrepreneurs entrepreneurs;
  private final Bookings bookings;
  private final CancelledBookings cancelledBookings;
  private final Clock clock;

  CancelBooking(
      Entrepreneurs entrepreneurs,
      Bookings bookings,
      CancelledBookings cancelledBookings,
      Clock clock) {
    this.entrepreneurs = entrepreneurs;
    this.bookings = bookings;
    this.cancelledBookings = cancelledBookings;
    this.clock = clock;
  }

  /**
   * Cancels the booking, and its place is free at once.
   *
   * <p>The session's row is locked before the booking's, as when somebody books: so one never waits
   * for the other in a circle. Whoever cancels their own is told by mail at the address of this
   * sign-in, which is followed before either, again as when somebody books.
   *
   * @param address the person's own, empty if the sign-in does not tell it
   * @param places those at which the person may as an adviser
   * @throws NotFound if there is no such booking of their own or at these places
   * @throws InvalidInput if it is somebody else's and no reason is given
   * @throws Conflict if it is cancelled already, or it is their own and too late, or somebody
   *     else's who came to a session that has begun
   */
  @Transactional
  public BookingView cancel(
      UUID id, CancellationRequest typed, SignedIn who, Optional<String> address, Places places) {
    var now = clock.instant();
    if (bookings.isOwn(id, who.subject())) {
      entrepreneurs.recognise(who, address);
    }
    bookings.lockSessionOf(id);
    var booking =
        bookings
            .lock(id, who.subject(), places)
            .orElseThrow(() -> new NotFound("booking with this number"));
    var before = booking.attendance();
    var own = booking.isOf(who.subject());
    if (own) {
      booking.cancelByUser(now);
    } else {
      booking.cancelByProvider(typed.read(), now);
    }
    var library = booking.session().library().code();
    var actor =
        own
            ? Actor.of(who.subject(), Roles.ENTREPRENEUR)
            : new Actor(who.subject(), Roles.ADVISER, library);
    cancelledBookings.settle(List.of(new Cancelled(booking, before)), actor);
    Log.infof("event=booking-cancelled booking=%s status=%s", id, booking.status());
    return BookingView.of(booking);
  }
}
