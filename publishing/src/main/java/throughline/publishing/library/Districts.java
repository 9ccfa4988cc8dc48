package throughline.publishing.library;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The county's districts. */
@ApplicationScoped
public class Districts implements PanacheRepositoryBase<District, String> {
  public boolean isKnown(String code) {
    return findByIdOptional(code).isPresent();
  }

  public List<District> byName() {
    return listAll(Sort.by("name"));
  }
}
