package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** An adviser is away for some days: their one-to-ones that nobody has booked go. */
@ApplicationScoped
class TakeLeave {
  /** Days as the form sends them; the last may be left out for one day. */
  record Request(String firstDay, String lastDay) {}

  private static final String TAKE =
      """
      INSERT INTO adviser_leave (adviser_id, first_day, last_day) VALUES (:adviser, :first, :last)
      ON CONFLICT DO NOTHING
      """;

  private final Claims claims;
  private final FreeOneToOnes free;
  private final Sql sql;
  private final Clock clock;

  TakeLeave(Claims claims, FreeOneToOnes free, Sql sql, Clock clock) {
    this.claims = claims;
    this.free = free;
    this.sql = sql;
    this.clock = clock;
  }

  /** Whoever opens a session with the adviser meanwhile waits, and then finds them away. */
  @Transactional
  void take(UUID adviser, Request typed) {
    var fields = new Fields();
    var today = London.today(clock);
    var first = fields.dateAhead(today, "firstDay", typed.firstDay(), "Enter the first day");
    var given = typed.lastDay() == null || typed.lastDay().isBlank();
    var last =
        given ? first : fields.dateAhead(today, "lastDay", typed.lastDay(), "Enter the last day");
    if (first != null && last != null && last.isBefore(first)) {
      fields.reject("lastDay", "The last day is before the first");
    }
    fields.throwIfAny();
    claims.lock(List.of(adviser));
    var taken =
        sql.of(TAKE).bind("adviser", adviser).bind("first", first).bind("last", last).update();
    if (taken == 0) {
      fields.reject("firstDay", "They are away on some of these days already");
      fields.throwIfAny();
    }
    var removed = free.remove(adviser, null, first, last, "The adviser is away");
    Log.infof("event=leave-taken adviser=%s removed=%d", adviser, removed);
  }
}
