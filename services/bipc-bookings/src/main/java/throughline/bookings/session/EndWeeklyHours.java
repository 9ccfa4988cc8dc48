package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** Staff end weekly hours at a venue of theirs: what nobody has booked goes, the rest stays. */
@ApplicationScoped
class EndWeeklyHours {
  private static final int FURTHEST_YEARS = 10;

  private static final String END =
      """
      UPDATE weekly_hours SET active = false FROM venue
      WHERE CAST(id AS text) = :id AND adviser_id = :adviser AND weekly_hours.active
        AND venue.code = venue_code
        AND (:everywhere OR library_code = ANY (CAST(:places AS text[])))
      RETURNING id
      """;

  private final Claims claims;
  private final FreeOneToOnes free;
  private final Sql sql;
  private final Clock clock;

  EndWeeklyHours(Claims claims, FreeOneToOnes free, Sql sql, Clock clock) {
    this.claims = claims;
    this.free = free;
    this.sql = sql;
    this.clock = clock;
  }

  /** Whoever makes sessions from these hours meanwhile does so before, or finds them ended. */
  @Transactional
  void end(UUID adviser, String hours, Places places) {
    claims.lock(List.of(adviser));
    var ended =
        sql.of(END)
            .bind("id", hours)
            .bind("adviser", adviser)
            .bind("everywhere", places.all())
            .bind("places", places.codes())
            .first(UUID.class)
            .orElseThrow(() -> new NotFound("weekly hours of yours with this number"));
    var today = London.today(clock);
    var last = today.plusYears(FURTHEST_YEARS);
    var removed = free.remove(adviser, ended, today, last, "These hours have ended");
    Log.infof("event=weekly-hours-ended hours=%s removed=%d", ended, removed);
  }
}
