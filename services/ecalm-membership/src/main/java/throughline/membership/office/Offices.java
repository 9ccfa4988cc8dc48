package throughline.membership.office;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;

/** The registration offices. */
@ApplicationScoped
public class Offices implements PanacheRepositoryBase<Office, String> {

  private static final String AT_PLACES_BY_NAME =
      "(:everywhere = true or code in :places) order by name";

  /**
   * Those of a registrar, by name.
   *
   * @throws NoPlace if none of the places is an office
   */
  public List<Office> of(Places places) {
    var offices =
        list(
            AT_PLACES_BY_NAME,
            Parameters.with("everywhere", places.all()).and("places", places.codes()));
    if (offices.isEmpty()) {
      throw new NoPlace();
    }
    return offices;
  }
}
