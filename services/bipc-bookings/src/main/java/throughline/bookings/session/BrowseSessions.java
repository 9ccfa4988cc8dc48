package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.web.input.PageWanted;
import throughline.platform.web.problem.NotFound;

/** What everyone may see of the sessions. Changes nothing. */
@ApplicationScoped
public class BrowseSessions {

  private final Sessions sessions;
  private final Clock clock;

  BrowseSessions(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Sessions that are not over, soonest first. */
  SessionList upcoming(PageWanted page) {
    return SessionList.of(sessions.upcoming(clock.instant(), page), page);
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
        .orElseThrow(() -> new NotFound("session with this number"));
  }

  /** Whether a session cannot be booked any more. */
  public boolean isOver(SessionView session) {
    return session.time().isOver(clock.instant());
  }
}
