package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;

/** What everyone may see of the sessions. Changes nothing. */
@ApplicationScoped
public class BrowseSessions {

  /**
   * A session as it is offered.
   *
   * @param closed null if it can be booked
   */
  public record Offer(SessionView session, Closed closed) {

    /** Whether staff can still cancel it: until it is over. */
    public boolean canBeCancelled() {
      return closed != Closed.CANCELLED && closed != Closed.OVER;
    }
  }

  private final Sessions sessions;
  private final Clock clock;

  BrowseSessions(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Sessions that have not begun, soonest first. */
  Slice<SessionView> upcoming(PageRequest page) {
    return sessions.upcoming(clock.instant(), page).map(SessionView::of);
  }

  /**
   * One session, also when it is over.
   *
   * @throws NotFound if there is none
   */
  public SessionView one(UUID id) {
    return sessions
        .findWithLibrary(id)
        .map(SessionView::of)
        .orElseThrow(BrowseSessions::noSuchSession);
  }

  /**
   * One session that a library of these places runs.
   *
   * @throws NotFound if there is none
   */
  public SessionView one(UUID id, Places places) {
    return sessions
        .findAt(id, places)
        .map(SessionView::of)
        .orElseThrow(BrowseSessions::noSuchSession);
  }

  /** A session with its button, or why there is none. */
  public Offer offer(UUID id) {
    var session = sessions.findWithLibrary(id).orElseThrow(BrowseSessions::noSuchSession);
    return new Offer(SessionView.of(session), session.closed(clock.instant()).orElse(null));
  }

  private static NotFound noSuchSession() {
    return new NotFound("session with this number");
  }
}
