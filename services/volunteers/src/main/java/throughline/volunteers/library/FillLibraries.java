package throughline.volunteers.library;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Adds the libraries that the contracts know and this service does not yet. Edits survive. */
@ApplicationScoped
class FillLibraries {

  /** Does nothing for a code that is there; several instances may start at once. */
  private static final String ADD_LIBRARY_IF_MISSING =
      """
      INSERT INTO library (code, name, district, district_code)
      VALUES (:code, :name, :district, :districtCode)
      ON CONFLICT ON CONSTRAINT library_pk DO NOTHING
      """;

  private final EntityManager database;

  FillLibraries(EntityManager database) {
    this.database = database;
  }

  @Transactional
  void fill(@Observes StartupEvent start) {
    for (var library : throughline.contracts.places.Library.seed()) {
      database
          .createNativeQuery(ADD_LIBRARY_IF_MISSING)
          .setParameter("code", library.code())
          .setParameter("name", library.name())
          .setParameter("district", library.district())
          .setParameter("districtCode", library.districtCode())
          .executeUpdate();
    }
  }
}
