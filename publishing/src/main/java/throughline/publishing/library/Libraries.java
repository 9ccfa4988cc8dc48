package throughline.publishing.library;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The libraries that can be chosen. */
@ApplicationScoped
public class Libraries implements PanacheRepositoryBase<Library, String> {
  private static final String BY_NAME_WITH_DISTRICT =
      """
      FROM Library library JOIN FETCH library.district ORDER BY library.name
      """;

  public Optional<Library> find(String code) {
    return findByIdOptional(code);
  }

  public List<Library> byName() {
    return list(BY_NAME_WITH_DISTRICT);
  }
}
