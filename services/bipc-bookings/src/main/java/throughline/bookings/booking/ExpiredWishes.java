package throughline.bookings.booking;

import jakarta.inject.Singleton;
import java.time.Instant;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/** What somebody wanted to talk about is of no use some days after the session. */
@Singleton
class ExpiredWishes implements ExpiringRows {
  private static final String CLEAR =
      """
      UPDATE booking SET talk_about = NULL WHERE id IN (
        SELECT booking.id FROM booking JOIN session ON session.id = session_id
        WHERE talk_about IS NOT NULL AND ends_at <= CAST(:before AS timestamptz) - interval '7 days'
        ORDER BY ends_at LIMIT :limit FOR UPDATE OF booking SKIP LOCKED)
      """;

  private final Sql sql;

  ExpiredWishes(Sql sql) {
    this.sql = sql;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(CLEAR).bind("before", before).bind("limit", limit).update();
  }
}
