package throughline.membership.reference.library;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.platform.database.Statements;

/** The county's districts. */
@ApplicationScoped
public class Districts implements PanacheRepositoryBase<District, String> {
  private static final String IS_KNOWN = "SELECT EXISTS (SELECT FROM district WHERE code = ?)";
  private final Statements statements;

  Districts(Statements statements) {
    this.statements = statements;
  }

  public boolean isKnown(String code) {
    return statements.first(IS_KNOWN, row -> row.getBoolean(1), code).orElseThrow();
  }

  public List<District> byName() {
    return listAll(Sort.by("name"));
  }
}
