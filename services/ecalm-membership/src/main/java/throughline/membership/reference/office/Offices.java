package throughline.membership.reference.office;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;

/** The registration offices. */
@ApplicationScoped
public class Offices {
  private static final String AT_PLACES_BY_NAME =
      """
      SELECT code, name, library_code AS library FROM office
      WHERE :everywhere OR code = ANY (:codes) ORDER BY name
      """;
  private static final String ONE =
      "SELECT code, name, library_code AS library FROM office WHERE code = :code";
  private final Jdbi jdbi;

  Offices(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public List<Office> of(Places places) {
    var offices =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(AT_PLACES_BY_NAME)
                    .bind("everywhere", places.all())
                    .bindArray("codes", String.class, places.codes())
                    .mapTo(Office.class)
                    .list());
    if (offices.isEmpty()) {
      throw new NoPlace();
    }
    return offices;
  }

  public Optional<Office> find(String code) {
    return jdbi.withHandle(
        handle -> handle.createQuery(ONE).bind("code", code).mapTo(Office.class).findOne());
  }
}
