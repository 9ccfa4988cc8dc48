package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
  public record Offer(SessionView session, Session.Closed closed) {
    public boolean canBeCancelled() {
      return closed != Session.Closed.CANCELLED && closed != Session.Closed.OVER;
    }
  }

  /** A session of a feed, with how often its entry has changed. */
  record Coming(SessionView session, int sequence) {}

  private static final int MOST_OF_A_FEED = 2000;

  private final Sessions sessions;
  private final Clock clock;

  BrowseSessions(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  Slice<SessionView> upcoming(PageRequest page, SessionFilter filter, Places places) {
    return sessions.upcoming(clock.instant(), filter, places, page).map(SessionView::of);
  }

  @Transactional
  List<Coming> toCome(SessionFilter filter) {
    return sessions.upcoming(clock.instant(), filter, MOST_OF_A_FEED).stream()
        .map(session -> new Coming(SessionView.of(session), session.calendarSequence()))
        .toList();
  }

  public SessionView one(UUID id) {
    return one(id, Places.everywhere());
  }

  public SessionView one(UUID id, Places places) {
    return SessionView.of(find(id, places));
  }

  public Offer offer(UUID id) {
    var session = find(id, Places.everywhere());
    return new Offer(SessionView.of(session), session.closed(clock.instant()).orElse(null));
  }

  /**
   * A session to change or to copy, with what only staff may know.
   *
   * @param values of the form's fields; the link to join is in no page
   */
  record Editable(SessionView session, long version, Map<String, String> values) {}

  @Transactional
  Editable toEdit(UUID id, Places places) {
    var session = find(id, places);
    return new Editable(SessionView.of(session), session.version(), session.typed());
  }

  private Session find(UUID id, Places places) {
    return sessions.findAt(id, places).orElseThrow(() -> new NotFound("session with this number"));
  }
}
