package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.bookings.session.SeriesPart;
import throughline.bookings.session.Session;
import throughline.bookings.session.Sessions;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;

/** Cancels a session, or also those of its series, all in one transaction. */
@ApplicationScoped
public class CancelSeries {
  private final Sessions sessions;
  private final CancelBookings cancelBookings;
  private final Clock clock;

  CancelSeries(Sessions sessions, CancelBookings cancelBookings, Clock clock) {
    this.sessions = sessions;
    this.cancelBookings = cancelBookings;
    this.clock = clock;
  }

  @Transactional
  public void cancel(
      UUID id, CancelBookings.Request typed, SeriesPart part, SignedIn who, Places places) {
    var all = sessions.lockToChange(id, part, clock.instant(), places);
    if (all.isEmpty()) {
      throw new NotFound("session with this number");
    }
    all.stream()
        .map(Session::id)
        .forEach(each -> cancelBookings.cancelSession(each, typed, who, places));
  }
}
