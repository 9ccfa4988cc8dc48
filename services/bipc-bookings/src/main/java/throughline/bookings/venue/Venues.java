package throughline.bookings.venue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;

/** The venues that there are. */
@ApplicationScoped
public class Venues implements PanacheRepositoryBase<Venue, String> {
  /** The hub first, what is online last. */
  private static final String AT_PLACES =
      """
      from Venue v where (:everywhere = true or v.library in :places)
      order by case v.kind when HUB then 1 when SPOKE then 2 when PARTNER then 3 else 4 end,
               v.name, v.code
      """;

  public Optional<Venue> of(String code) {
    return findByIdOptional(code);
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
    return list(
        AT_PLACES, Parameters.with("everywhere", places.all()).and("places", places.codes()));
  }
}
