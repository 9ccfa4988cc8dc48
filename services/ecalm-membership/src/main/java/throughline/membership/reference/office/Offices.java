package throughline.membership.reference.office;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/** The registration offices. */
@ApplicationScoped
public class Offices {
  private static final String AT_PLACES_BY_NAME =
      """
      SELECT code, name, library_code AS library FROM office
      WHERE :everywhere OR code = ANY (CAST(:codes AS text[])) ORDER BY name
      """;
  private static final String ONE =
      "SELECT code, name, library_code AS library FROM office WHERE code = :code";
  private final Sql sql;

  Offices(Sql sql) {
    this.sql = sql;
  }

  public List<Office> of(Places places) {
    var offices =
        sql.of(AT_PLACES_BY_NAME)
            .bind("everywhere", places.all())
            .bind("codes", places.codes())
            .list(Office.class);
    if (offices.isEmpty()) {
      throw new NoPlace();
    }
    return offices;
  }

  public Optional<Office> find(String code) {
    return sql.of(ONE).bind("code", code).first(Office.class);
  }
}
