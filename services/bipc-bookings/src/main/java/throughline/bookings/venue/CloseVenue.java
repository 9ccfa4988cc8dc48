package throughline.bookings.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** Staff say that a venue is closed on a day, or open after all; sessions of that day stay. */
@ApplicationScoped
public class CloseVenue {
  private static final int LONGEST_REASON = 100;

  private static final String CLOSE =
      """
      INSERT INTO venue_closing (venue_code, day, reason) VALUES (:venue, :day, :reason)
      ON CONFLICT ON CONSTRAINT venue_closing_pk DO UPDATE SET reason = EXCLUDED.reason
      """;

  private static final String OPEN =
      "DELETE FROM venue_closing WHERE venue_code = :venue AND day = :day";

  private final Venues venues;
  private final Sql sql;
  private final Clock clock;

  CloseVenue(Venues venues, Sql sql, Clock clock) {
    this.venues = venues;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * @param reason why it is closed
   * @param open whether it is open after all
   */
  @Transactional
  void close(String code, String day, String reason, boolean open, Places places) {
    venues.oneAt(code, places);
    var fields = new Fields();
    var date = fields.dateAhead(London.today(clock), "day", day, "Enter the day");
    var why = open ? null : fields.text("reason", reason, LONGEST_REASON, "Enter why");
    fields.throwIfAny();
    var statement = sql.of(open ? OPEN : CLOSE).bind("venue", code).bind("day", date);
    (open ? statement : statement.bind("reason", why)).update();
  }
}
