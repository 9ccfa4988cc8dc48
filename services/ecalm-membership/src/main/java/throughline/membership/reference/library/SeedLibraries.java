package throughline.membership.reference.library;

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
    var seed = throughline.contracts.places.Library.seed();
    seedRows.addMissing(
        "district", "code", seed.stream().map(SeedLibraries::district).distinct().toList());
    seedRows.addMissing("library", "code", seed.stream().map(SeedLibraries::library).toList());
  }

  private static Map<String, String> district(throughline.contracts.places.Library library) {
    return Map.of("code", library.districtCode(), "name", library.district());
  }

  private static Map<String, String> library(throughline.contracts.places.Library library) {
    return Map.of(
        "code", library.code(),
        "name", library.name(),
        "district_code", library.districtCode());
  }
}
