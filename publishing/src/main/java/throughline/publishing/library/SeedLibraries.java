package throughline.publishing.library;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import throughline.contracts.places.Library;
import throughline.platform.database.SeedRows;

/** Adds the libraries that the contracts know and the service does not yet. Edits survive. */
@ApplicationScoped
public class SeedLibraries {

  private final SeedRows seedRows;

  SeedLibraries(SeedRows seedRows) {
    this.seedRows = seedRows;
  }

  public void seed(@Observes StartupEvent start) {
    add(Library.seed());
  }

  /** The same for places of which only one service knows. */
  public void add(List<Library> seed) {
    seedRows.addMissing(
        "district", "code", seed.stream().map(SeedLibraries::district).distinct().toList());
    seedRows.addMissing("library", "code", seed.stream().map(SeedLibraries::library).toList());
  }

  private static Map<String, String> district(Library library) {
    return Map.of("code", library.districtCode(), "name", library.district());
  }

  private static Map<String, String> library(Library library) {
    return Map.of(
        "code", library.code(), "name", library.name(), "district_code", library.districtCode());
  }
}
