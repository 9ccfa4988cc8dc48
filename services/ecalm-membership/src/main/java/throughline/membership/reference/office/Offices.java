package throughline.membership.reference.office;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** The registration offices. */
@ApplicationScoped
public class Offices {
  private static final String AT_PLACES_BY_NAME =
      "SELECT code, name, library_code FROM office WHERE ? OR code = ANY (?) ORDER BY name";

  private static final String ONE = "SELECT code, name, library_code FROM office WHERE code = ?";
  private final Statements statements;

  Offices(Statements statements) {
    this.statements = statements;
  }

  public List<Office> of(Places places) {
    var offices =
        statements.all(
            AT_PLACES_BY_NAME,
            Offices::office,
            places.all(),
            places.codes().toArray(String[]::new));
    if (offices.isEmpty()) {
      throw new NoPlace();
    }
    return offices;
  }

  public Optional<Office> find(String code) {
    return statements.first(ONE, Offices::office, code);
  }

  private static Office office(ResultSet row) throws SQLException {
    return new Office(row.getString("code"), row.getString("name"), row.getString("library_code"));
  }
}
