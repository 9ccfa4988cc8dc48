package throughline.bookings.venue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** The venues that there are. */
@ApplicationScoped
public class Venues implements PanacheRepositoryBase<Venue, String> {
  /** The hub first, what is online last. */
  private static final String AT_PLACES =
      """
      from Venue v
      where :everywhere = true or v.library in :places
        or :partner = true and v.kind in (PARTNER, ONLINE)
      order by case v.kind when HUB then 1 when SPOKE then 2 when PARTNER then 3 else 4 end,
               v.name, v.code
      """;

  private static final String CLOSINGS =
      """
      SELECT day, reason, (
        SELECT count(*) FROM session
        WHERE session.venue_code = :venue AND starts_local >= day AND starts_local < day + 1
          AND cancelled_at IS NULL) AS sessions
      FROM venue_closing WHERE venue_code = :venue AND day >= :today ORDER BY day
      """;

  private final Sql sql;
  private final Clock clock;

  Venues(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Empty also for what no code can be, which an address may hold. */
  public Optional<Venue> of(String code) {
    return Optional.ofNullable(code)
        .filter(given -> given.matches("[A-Z0-9]{2,20}"))
        .flatMap(this::findByIdOptional);
  }

  /** All of them, also where nothing new takes place. */
  public List<Venue> all() {
    return at(Places.everywhere());
  }

  /** Those of one's own places where sessions can be opened; a partner's people have no library. */
  public List<Venue> of(Places places) {
    var own = at(places).stream().filter(Venue::active).toList();
    if (own.isEmpty()) {
      throw new NoPlace();
    }
    return own;
  }

  /** One of these places; not found also if it is another's. */
  Venue oneAt(String code, Places places) {
    return of(code)
        .filter(venue -> places.includes(venue.library()))
        .orElseThrow(() -> new NotFound("venue of yours with this code"));
  }

  /** Days from today on when it is closed, and how many sessions there are nonetheless. */
  record Closing(LocalDate day, String reason, int sessions) {}

  List<Closing> closings(String code) {
    return sql.of(CLOSINGS)
        .bind("venue", code)
        .bind("today", London.today(clock))
        .list(Closing.class);
  }

  /** Those of these places, also where nothing new takes place. */
  public List<Venue> at(Places places) {
    return list(
        AT_PLACES,
        Parameters.with("everywhere", places.all())
            .and("places", places.codes())
            .and("partner", Partner.anyIn(places)));
  }
}
