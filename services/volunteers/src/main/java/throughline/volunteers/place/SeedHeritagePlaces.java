package throughline.volunteers.place;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import throughline.contracts.places.Library;
import throughline.publishing.library.SeedLibraries;

/** Adds the museum and the history centre to the libraries as places where people volunteer. */
@ApplicationScoped
class SeedHeritagePlaces {
  private final SeedLibraries seedLibraries;

  SeedHeritagePlaces(SeedLibraries seedLibraries) {
    this.seedLibraries = seedLibraries;
  }

  void seed(@Observes StartupEvent start) {
    seedLibraries.add(Library.heritage());
  }
}
