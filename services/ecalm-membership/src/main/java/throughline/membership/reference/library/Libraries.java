package throughline.membership.reference.library;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import throughline.platform.database.Statements;

/** The libraries that can be chosen. */
@ApplicationScoped
public class Libraries implements PanacheRepositoryBase<Library, String> {
  private static final String BY_NAME_WITH_DISTRICT =
      """
      FROM Library library JOIN FETCH library.district ORDER BY library.name
      """;

  private static final String ONE = "SELECT code, name FROM library WHERE code = ?";
  private final Statements statements;

  Libraries(Statements statements) {
    this.statements = statements;
  }

  /** One without its district, apart from what Hibernate reads. */
  public Optional<Library> find(String code) {
    return statements.first(
        ONE, row -> new Library(row.getString("code"), row.getString("name")), code);
  }

  public List<Library> byName() {
    return list(BY_NAME_WITH_DISTRICT);
  }
}
