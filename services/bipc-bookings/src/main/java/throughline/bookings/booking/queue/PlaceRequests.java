package throughline.bookings.booking.queue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.queue.PlaceRequest.State;
import throughline.platform.database.Sql;

/**
 * Requests for places until they are decided. Whatever changes one does so behind the lock on the
 * row of its session.
 */
@ApplicationScoped
public class PlaceRequests {
  private static final String COLUMNS =
      """
      SELECT id, session_id AS session, entrepreneur_id AS entrepreneur, name, address,
             talk_about, state, expires_at AS expires, booking_id AS booking
      FROM place_request
      """;

  /** One person may have several records that were merged since. */
  private static final String OWN_RECORDS =
      """
      (SELECT same.id FROM person
       JOIN entrepreneur mine ON mine.id = person.id
       JOIN entrepreneur same
         ON coalesce(same.merged_into, same.id) = coalesce(mine.merged_into, mine.id)
       WHERE subject = :subject)
      """;

  private static final String FIND = COLUMNS + "WHERE id = :id";

  private static final String LIVE_OF_PERSON =
      COLUMNS
          + """
          WHERE session_id = :session AND state IN ('HELD', 'WAITING', 'OFFERED')
            AND entrepreneur_id IN\
          """
          + OWN_RECORDS
          + " ORDER BY seq";

  private static final String ASKED_ELSEWHERE =
      """
      SELECT count(*) FROM place_request
      WHERE lower(address) = lower(:address) AND session_id <> :session
        AND state IN ('HELD', 'WAITING', 'OFFERED')
      """;

  private static final String OWN =
      """
      SELECT id FROM place_request WHERE id = :id AND entrepreneur_id IN\
      """
          + OWN_RECORDS;

  private static final String LOCK_SESSION =
      "SELECT id FROM session WHERE id = :session FOR NO KEY UPDATE";

  /**
   * Whoever asked before has one request, however often the form comes. A place that is held is
   * taken for everybody else.
   */
  private static final String ASK =
      """
      WITH existing AS (
        SELECT id, state, written_at FROM place_request
        WHERE session_id = :session AND state IN ('HELD', 'WAITING', 'OFFERED')
          AND (lower(address) = lower(CAST(:address AS text))
               OR entrepreneur_id = CAST(:entrepreneur AS uuid))),
      place AS (
        UPDATE session SET taken = taken + 1
        WHERE id = :session AND taken < capacity AND CAST(:entrepreneur AS uuid) IS NULL
          AND NOT EXISTS (SELECT FROM existing)
        RETURNING least(CAST(:now AS timestamptz) + make_interval(secs => :seconds), closes_at) AS until),
      added AS (
        INSERT INTO place_request (id, session_id, entrepreneur_id, name, address, talk_about, state,
                                   asked_at, written_at, expires_at)
        SELECT :id, :session, CAST(:entrepreneur AS uuid), CAST(:name AS text), CAST(:address AS text),
               CAST(:talkAbout AS text),
               CASE WHEN EXISTS (SELECT FROM place) THEN 'HELD' ELSE 'WAITING' END,
               :now, :now, (SELECT until FROM place)
        WHERE NOT EXISTS (SELECT FROM existing)
        RETURNING id, state),
      again AS (
        UPDATE place_request SET written_at = :now
        WHERE id IN (SELECT id FROM existing WHERE written_at <= :before)
        RETURNING id, state)
      SELECT id, state, true AS write FROM added
      UNION ALL SELECT id, state, true FROM again
      UNION ALL SELECT id, state, false FROM existing WHERE written_at > :before
      """;

  private static final String DECIDE =
      """
      UPDATE place_request
      SET state = :state, decided_at = :now, name = NULL, address = NULL, talk_about = NULL
      WHERE id = :id AND state IN ('HELD', 'WAITING', 'OFFERED')
      RETURNING session_id, expires_at IS NOT NULL AS had_place
      """;

  private static final String RAN_OUT =
      """
      SELECT id FROM place_request
      WHERE session_id = :session AND state = :state AND expires_at <= :now ORDER BY id
      """;

  private static final String END =
      """
      UPDATE place_request
      SET state = 'EXPIRED', decided_at = :now, name = NULL, address = NULL, talk_about = NULL
      WHERE id = ANY (CAST(:requests AS uuid[])) AND state IN ('HELD', 'WAITING', 'OFFERED')
      """;

  private static final String END_QUEUE_ONCE_BEGUN =
      """
      UPDATE place_request
      SET state = 'EXPIRED', decided_at = :now, name = NULL, address = NULL, talk_about = NULL
      FROM session
      WHERE session.id = session_id AND session_id = :session AND state = 'WAITING'
        AND session.starts_at <= :now
      """;

  private static final String LIVE =
      """
      SELECT id FROM place_request
      WHERE session_id = :session AND state IN ('HELD', 'WAITING', 'OFFERED') ORDER BY id
      """;

  /** Held and offered places count as taken, those who wait do not. */
  private static final String END_ALL =
      """
      WITH ended AS (
        UPDATE place_request
        SET state = 'EXPIRED', decided_at = :now, name = NULL, address = NULL, talk_about = NULL
        WHERE session_id = :session AND state IN ('HELD', 'WAITING', 'OFFERED')
        RETURNING expires_at)
      UPDATE session SET taken = taken - (SELECT count(*) FROM ended WHERE expires_at IS NOT NULL)
      WHERE id = :session AND EXISTS (SELECT FROM ended)
      """;

  private static final String PLACE_IN_QUEUE =
      """
      SELECT count(*) FILTER (WHERE state = 'WAITING' AND seq <= (SELECT seq FROM place_request WHERE id = :id)) AS position,
             count(*) FILTER (WHERE state = 'WAITING') AS waiting,
             count(*) FILTER (WHERE state = 'OFFERED') AS offered,
             count(*) FILTER (WHERE state = 'HELD') AS held
      FROM place_request WHERE session_id = :session AND state IN ('HELD', 'WAITING', 'OFFERED')
      """;

  /** What came of asking; whether a mail is due. */
  public record Asked(UUID id, State state, boolean write) {}

  private record Decided(UUID sessionId, boolean hadPlace) {}

  /** Where somebody stands in the queue of a session, and how many places are kept for others. */
  public record Standing(int position, int waiting, int offered, int held) {}

  private final Sql sql;
  private final QueueSettings settings;
  private final QueueMails mails;
  private final FreePlaces freePlaces;
  private final Clock clock;

  PlaceRequests(
      Sql sql, QueueSettings settings, QueueMails mails, FreePlaces freePlaces, Clock clock) {
    this.sql = sql;
    this.settings = settings;
    this.mails = mails;
    this.freePlaces = freePlaces;
    this.clock = clock;
  }

  public Optional<PlaceRequest> find(UUID id) {
    return sql.of(FIND).bind("id", id).first(PlaceRequest.class);
  }

  /** The request of whoever is signed in, while it is not decided. */
  public Optional<PlaceRequest> liveOf(UUID session, String subject) {
    return sql.of(LIVE_OF_PERSON)
        .bind("session", session)
        .bind("subject", subject)
        .first(PlaceRequest.class);
  }

  /** How many requests of this address live at other sessions. */
  public int askedElsewhere(UUID session, String address) {
    return sql.of(ASKED_ELSEWHERE)
        .bind("session", session)
        .bind("address", address)
        .one(Integer.class);
  }

  public boolean isOwn(UUID id, String subject) {
    return sql.of(OWN).bind("id", id).bind("subject", subject).first(UUID.class).isPresent();
  }

  public Standing standing(PlaceRequest request) {
    return sql.of(PLACE_IN_QUEUE)
        .bind("id", request.id())
        .bind("session", request.session())
        .one(Standing.class);
  }

  /** False if there is no such session. */
  @Transactional(MANDATORY)
  public boolean lockSession(UUID session) {
    return sql.of(LOCK_SESSION).bind("session", session).first(UUID.class).isPresent();
  }

  /**
   * Holds a place for somebody without an account, or lets them or an entrepreneur wait; writes to
   * them unless that was done a moment ago. The session's row is locked.
   */
  @Transactional(MANDATORY)
  public Asked ask(UUID session, UUID entrepreneur, String name, String address, String talkAbout) {
    var now = clock.instant();
    var asked =
        sql.of(ASK)
            .bind("id", UUID.randomUUID())
            .bind("session", session)
            .bind("entrepreneur", entrepreneur)
            .bind("name", name)
            .bind("address", address)
            .bind("talkAbout", talkAbout)
            .bind("now", now)
            .bind("before", now.minus(settings.mailAgain()))
            .bind("seconds", settings.hold().toSeconds())
            .one(Asked.class);
    if (asked.write()) {
      switch (asked.state()) {
        case HELD -> mails.hold(asked.id());
        case OFFERED -> mails.offer(List.of(asked.id()));
        default -> mails.wait(asked.id());
      }
    }
    return asked;
  }

  /** Ends a request by the word of whoever made it; a place that was kept goes to the next. */
  @Transactional(MANDATORY)
  void decide(UUID id, State state) {
    sql.of(DECIDE)
        .bind("id", id)
        .bind("state", state.name())
        .bind("now", clock.instant())
        .first(Decided.class)
        .filter(Decided::hadPlace)
        .ifPresent(decided -> freePlaces.free(decided.sessionId(), 1));
  }

  /** Ends the holds and offers of a session that ran out, and frees their places. */
  @Transactional(MANDATORY)
  int endRunOut(UUID session) {
    var now = clock.instant();
    var held = ranOut(session, State.HELD, now);
    var offered = ranOut(session, State.OFFERED, now);
    mails.ranOut(offered);
    var ended = end(held, now) + end(offered, now);
    freePlaces.free(session, ended);
    return ended;
  }

  private List<UUID> ranOut(UUID session, State state, Instant now) {
    return sql.of(RAN_OUT)
        .bind("session", session)
        .bind("state", state.name())
        .bind("now", now)
        .list(UUID.class);
  }

  private int end(List<UUID> requests, Instant now) {
    return requests.isEmpty()
        ? 0
        : sql.of(END).bind("requests", requests).bind("now", now).update();
  }

  /** Nobody waits for a place at what has begun, and what told who they were is not needed. */
  @Transactional(MANDATORY)
  void endQueueOnceBegun(UUID session) {
    sql.of(END_QUEUE_ONCE_BEGUN).bind("session", session).bind("now", clock.instant()).update();
  }

  /** Nobody gets a place at the session any more, and they are told; its row is locked. */
  @Transactional(MANDATORY)
  public void endAll(UUID session) {
    mails.callOff(sql.of(LIVE).bind("session", session).list(UUID.class));
    sql.of(END_ALL).bind("session", session).bind("now", clock.instant()).update();
  }
}
