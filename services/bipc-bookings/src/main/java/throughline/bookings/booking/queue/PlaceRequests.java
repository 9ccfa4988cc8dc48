package throughline.bookings.booking.queue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.database.Sql;

/** Requests for places until they are decided. */
@ApplicationScoped
public class PlaceRequests {
  /** Held and offered places count as taken, those of a queue do not. */
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

  private final Sql sql;
  private final Clock clock;

  PlaceRequests(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Nobody gets a place at the session any more; its row is locked. */
  @Transactional(MANDATORY)
  public void endAll(UUID session) {
    sql.of(END_ALL).bind("session", session).bind("now", clock.instant()).update();
  }
}
