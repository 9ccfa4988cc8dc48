package throughline.membership.library;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The libraries that can be chosen. */
@ApplicationScoped
public class Libraries implements PanacheRepositoryBase<Library, String> {

  private static final String BY_NAME_WITH_DISTRICT =
      """
      FROM Library library JOIN FETCH library.district ORDER BY library.name
      """;

  /** In the order of a list that people look a name up in, each with its district. */
  public List<Library> byName() {
    return list(BY_NAME_WITH_DISTRICT);
  }
}
