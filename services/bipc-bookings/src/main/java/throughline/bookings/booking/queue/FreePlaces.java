package throughline.bookings.booking.queue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.database.Sql;

/**
 * What becomes of places that are free: they are offered to those who wait, in their order, and
 * only what nobody waits for can be booked by others. Whoever calls has locked the session's row,
 * in the transaction that frees the places.
 */
@ApplicationScoped
public class FreePlaces {
  private static final String OFFER_OR_LOWER =
      """
      WITH head AS (
        SELECT request.id,
               least(CAST(:now AS timestamptz) + make_interval(secs => :seconds),
                     CAST(:now AS timestamptz)
                       + (session.closes_at - CAST(:now AS timestamptz)) / 2) AS until
        FROM place_request request JOIN session ON session.id = request.session_id
        WHERE session_id = :session AND state = 'WAITING'
          AND session.cancelled_at IS NULL AND session.closes_at > :now
        ORDER BY seq LIMIT :places),
      offered AS (
        UPDATE place_request request
        SET state = 'OFFERED', expires_at = head.until, written_at = :now
        FROM head WHERE request.id = head.id
        RETURNING request.id),
      lowered AS (
        UPDATE session SET taken = taken - :places + (SELECT count(*) FROM offered)
        WHERE id = :session AND (SELECT count(*) FROM offered) < :places)
      SELECT id FROM offered
      """;

  /** As if they had been taken and were given up now. */
  private static final String TAKE_FREE_FOR_QUEUE =
      """
      UPDATE session SET taken = capacity
      FROM (SELECT id, taken FROM session WHERE id = :session FOR NO KEY UPDATE) before
      WHERE session.id = before.id AND before.taken < capacity AND EXISTS (
        SELECT FROM place_request WHERE session_id = :session AND state = 'WAITING')
      RETURNING capacity - before.taken
      """;

  private final Sql sql;
  private final QueueSettings settings;
  private final QueueMails mails;
  private final Clock clock;

  FreePlaces(Sql sql, QueueSettings settings, QueueMails mails, Clock clock) {
    this.sql = sql;
    this.settings = settings;
    this.mails = mails;
    this.clock = clock;
  }

  /** So many places were taken and are given up. */
  @Transactional(MANDATORY)
  public void free(UUID session, int places) {
    if (places == 0) {
      return;
    }
    List<UUID> offered =
        sql.of(OFFER_OR_LOWER)
            .bind("session", session)
            .bind("places", places)
            .bind("seconds", settings.offer().toSeconds())
            .bind("now", clock.instant())
            .list(UUID.class);
    mails.offer(offered);
    if (!offered.isEmpty()) {
      Log.infof("event=places-offered session=%s offers=%d", session, offered.size());
    }
  }

  /** There may be more places than before: those who wait come first. */
  @Transactional(MANDATORY)
  public void offerAllFree(UUID session) {
    sql.of(TAKE_FREE_FOR_QUEUE)
        .bind("session", session)
        .first(Integer.class)
        .ifPresent(places -> free(session, places));
  }
}
