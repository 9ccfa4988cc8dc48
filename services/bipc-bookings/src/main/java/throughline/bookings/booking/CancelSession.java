package throughline.bookings.booking;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.booking.CancelledBookings.Cancelled;
import throughline.bookings.session.SessionView;
import throughline.bookings.session.Sessions;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;

/** An adviser cancels a whole session; everybody who has a place is told. */
@ApplicationScoped
public class CancelSession {

  private final Sessions sessions;
  private final Bookings bookings;
  private final CancelledBookings cancelledBookings;
  private final AuditTrail trail;
  private final Clock clock;

  CancelSession(
      Sessions sessions,
      Bookings bookings,
      CancelledBookings cancelledBookings,
      AuditTrail trail,
      Clock clock) {
    this.sessions = sessions;
    this.bookings = bookings;
    this.cancelledBookings = cancelledBookings;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Cancels the session and every booking of it, in one transaction behind the lock on its row:
   * nobody books in between and is not told.
   *
   * @param places those at which the adviser may
   * @throws NotFound if there is no such session at these places
   * @throws InvalidInput if no reason is given
   * @throws Conflict if it is cancelled already, or over
   */
  @Transactional
  public SessionView cancel(UUID id, CancellationRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
    var session =
        sessions.lock(id, places).orElseThrow(() -> new NotFound("session with this number"));
    var reason = typed.read();
    var actor = new Actor(who.subject(), Roles.ADVISER, session.library().code());
    var live = bookings.lockLive(id);
    cancelledBookings.settle(
        live.stream().map(booking -> cancel(booking, reason, now)).toList(), actor);
    // Only now: the database holds that nobody has a place at a cancelled session.
    session.cancel(reason, now);
    sessions.flush();
    trail.append(
        AuditEntry.of(actor, BookingAction.SESSION_CANCELLED, AuditedRecord.of("session", id)));
    Log.infof("event=session-cancelled session=%s bookings=%d", id, live.size());
    sessions.readAgain(session);
    return SessionView.of(session);
  }

  private static Cancelled cancel(Booking booking, String reason, Instant now) {
    var before = booking.attendance();
    booking.cancelWithSession(reason, now);
    return new Cancelled(booking, before);
  }
}
