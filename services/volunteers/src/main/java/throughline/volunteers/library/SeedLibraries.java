package throughline.volunteers.library;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import throughline.platform.database.SeedRows;

/** Adds the libraries that the contracts know and this service does not yet. Edits survive. */
@ApplicationScoped
class SeedLibraries {

  private final SeedRows seedRows;

  SeedLibraries(SeedRows seedRows) {
    this.seedRows = seedRows;
  }

  void seed(@Observes StartupEvent start) {
    seedRows.addMissing(
        "library",
        "code",
        throughline.contracts.places.Library.seed().stream().map(SeedLibraries::row).toList());
  }

  private static Map<String, String> row(throughline.contracts.places.Library library) {
    return Map.of(
        "code", library.code(),
        "name", library.name(),
        "district", library.district(),
        "district_code", library.districtCode());
  }
}
