package throughline.volunteers.library;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The libraries that can be chosen. */
@ApplicationScoped
public class Libraries implements PanacheRepositoryBase<Library, String> {

  /** In the order of a list that people look a name up in. */
  public List<Library> byName() {
    return listAll(Sort.by("name"));
  }
}
