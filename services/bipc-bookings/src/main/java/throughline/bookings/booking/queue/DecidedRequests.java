package throughline.bookings.booking.queue;

import jakarta.inject.Singleton;
import java.time.Instant;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/** How a request ended is kept for a year, for whoever asks why they got no place. */
@Singleton
class DecidedRequests implements ExpiringRows {
  private static final String DELETE =
      """
      DELETE FROM place_request WHERE id IN (
        SELECT id FROM place_request
        WHERE decided_at <= CAST(:before AS timestamptz) - interval '1 year'
        ORDER BY decided_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;

  DecidedRequests(Sql sql) {
    this.sql = sql;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(DELETE).bind("before", before).bind("limit", limit).update();
  }
}
