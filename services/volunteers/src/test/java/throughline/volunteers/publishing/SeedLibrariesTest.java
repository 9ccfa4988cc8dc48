package throughline.volunteers.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.platform.testing.Database;
import throughline.publishing.library.SeedLibraries;

@QuarkusTest
class SeedLibrariesTest {

  @Inject SeedLibraries seedLibraries;

  @Test
  void everyPlaceOfTheContractsIsThereAfterTheStart() {
    assertEquals(
        Library.seed().size() + Library.heritage().size(),
        Database.number("SELECT count(*) FROM library"));
  }

  @Test
  void aStartAddsWhatIsMissingAndKeepsWhatWasEdited() {
    Database.execute("UPDATE library SET name = 'Cowley Library' WHERE code = 'COWL'");
    Database.execute("DELETE FROM library WHERE code = 'BLAC'");

    seedLibraries.seed(new StartupEvent());

    assertEquals("Cowley Library", Database.text("SELECT name FROM library WHERE code = 'COWL'"));
    assertEquals("Blackbird Leys", Database.text("SELECT name FROM library WHERE code = 'BLAC'"));
  }
}
