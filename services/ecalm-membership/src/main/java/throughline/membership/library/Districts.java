package throughline.membership.library;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The county's districts. */
@ApplicationScoped
public class Districts implements PanacheRepositoryBase<District, String> {

  /** In the order of a list that people look a name up in. */
  public List<District> byName() {
    return listAll(Sort.by("name"));
  }
}
