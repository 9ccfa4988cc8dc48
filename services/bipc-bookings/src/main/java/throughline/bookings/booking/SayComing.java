package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;

/** Somebody whom a reminder asked says that they come. */
@ApplicationScoped
class SayComing {
  private static final String SAY =
      "UPDATE booking SET coming_at = :now WHERE id = :booking AND status = 'CONFIRMED'";

  private final Sql sql;
  private final Clock clock;

  SayComing(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  void say(UUID booking) {
    var said = sql.of(SAY).bind("booking", booking).bind("now", clock.instant()).update();
    if (said == 0) {
      throw new Conflict("no-place", "You do not have this place any more");
    }
  }
}
