package throughline.bookings.venue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/** The venues that there are. */
@ApplicationScoped
public class Venues {
  private static final String VENUE = "SELECT * FROM venue";

  /** The hub first, what is online last. */
  private static final String ORDER =
      " ORDER BY array_position(ARRAY['HUB', 'SPOKE', 'PARTNER', 'ONLINE'], kind), name, code";

  private static final String ONE = VENUE + " WHERE code = :code";

  private static final String AT_PLACES =
      VENUE + " WHERE (:everywhere OR library_code = ANY (:places))" + ORDER;

  private final Sql sql;

  Venues(Sql sql) {
    this.sql = sql;
  }

  public Optional<Venue> find(String code) {
    return sql.of(ONE).bind("code", code).first(Venue.class);
  }

  /** All of them, also where nothing new takes place. */
  public List<Venue> all() {
    return at(Places.everywhere());
  }

  /** Those of one's own places where sessions can be opened. */
  public List<Venue> of(Places places) {
    var own = at(places).stream().filter(Venue::active).toList();
    if (own.isEmpty()) {
      throw new NoPlace();
    }
    return own;
  }

  List<Venue> at(Places places) {
    return sql.of(AT_PLACES)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .list(Venue.class);
  }
}
