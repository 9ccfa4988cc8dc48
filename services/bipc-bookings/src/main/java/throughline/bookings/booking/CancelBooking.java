package throughline.bookings.booking;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.booking.CancelledBookings.Cancelled;
import throughline.platform.audit.Actor;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/** An entrepreneur gives up their own place, or an adviser cancels somebody's for a reason. */
@ApplicationScoped
public class CancelBooking {

  private final Bookings bookings;
  private final CancelledBookings cancelledBookings;
  private final Clock clock;

  CancelBooking(Bookings bookings, CancelledBookings cancelledBookings, Clock clock) {
    this.bookings = bookings;
    this.cancelledBookings = cancelledBookings;
    this.clock = clock;
  }

  /**
   * Cancels the booking, and its place is free at once.
   *
   * <p>The session's row is locked before the booking's, as when somebody books: so one never waits
   * for the other in a circle.
   *
   * @param places those at which the person may as an adviser
   * @throws NotFound if there is no such booking of their own or at these places
   * @throws InvalidInput if it is somebody else's and no reason is given
   * @throws Conflict if it is cancelled already, or it is their own and too late
   */
  @Transactional
  public BookingView cancel(UUID id, CancellationRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
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
