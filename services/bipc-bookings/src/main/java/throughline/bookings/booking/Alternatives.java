package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.bookings.session.SessionView;
import throughline.bookings.session.Sessions;
import throughline.platform.database.Sql;

/** Which other sessions somebody may want in place of one. */
@ApplicationScoped
class Alternatives {
  private static final int MOST = 5;

  /** Of the same topic and kind first, then of the topic, then of the kind; the nearest in time. */
  private static final String RANKED =
      """
      SELECT other.id
      FROM session wanted JOIN session other ON other.id <> wanted.id
      WHERE wanted.id = :session AND other.cancelled_at IS NULL AND other.closes_at > :now
        AND other.taken < other.capacity
        AND NOT EXISTS (
          SELECT FROM booking
          WHERE entrepreneur_id = CAST(:person AS uuid) AND status = 'CONFIRMED'
            AND session_id <> wanted.id
            AND during && tstzrange(other.starts_at, other.ends_at))
      ORDER BY (other.topic = wanted.topic AND other.kind = wanted.kind) IS TRUE DESC,
               (other.topic = wanted.topic) IS TRUE DESC, (other.kind = wanted.kind) IS TRUE DESC,
               abs(extract(epoch FROM other.starts_at - wanted.starts_at)), other.id
      LIMIT :most
      """;

  private static final String SESSIONS =
      "from Session s join fetch s.library join fetch s.venue where s.id in ?1";

  private final Sql sql;
  private final Sessions sessions;
  private final Clock clock;

  Alternatives(Sql sql, Sessions sessions, Clock clock) {
    this.sql = sql;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * The best first, each with places, none at a time at which the person is somewhere else.
   *
   * @param person null if that is not known
   */
  List<SessionView> to(UUID session, UUID person) {
    var ids =
        sql.of(RANKED)
            .bind("session", session)
            .bind("person", person)
            .bind("now", clock.instant())
            .bind("most", MOST)
            .list(UUID.class);
    if (ids.isEmpty()) {
      return List.of();
    }
    var byId = sessions.list(SESSIONS, ids).stream().map(SessionView::of).toList();
    return ids.stream().flatMap(id -> byId.stream().filter(each -> each.id().equals(id))).toList();
  }
}
