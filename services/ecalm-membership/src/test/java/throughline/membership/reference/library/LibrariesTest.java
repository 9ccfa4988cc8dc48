package throughline.membership.reference.library;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Database;
import throughline.publishing.library.SeedLibraries;

@QuarkusTest
class LibrariesTest {

  @Inject SeedLibraries seedLibraries;

  @Test
  void everyLibraryOfTheContractsIsListedByName() {
    for (var reader : Set.of(Actors.aRegistrar(), Actors.ofLibraryStaff())) {
      given()
          .auth()
          .oauth2(reader.token())
          .get("/api/libraries")
          .then()
          .statusCode(200)
          .body("$", hasSize(Library.seed().size()))
          .body("[0].name", is("Abingdon"))
          .body(
              "$",
              hasItem(
                  Map.of(
                      "code", "BANB",
                      "name", "Banbury",
                      "district", "Cherwell",
                      "districtCode", "E07000177")));
    }
  }

  @Test
  void anEditedNameSurvivesTheNextStart() {
    Database.execute("UPDATE library SET name = 'Banbury Library' WHERE code = 'BANB'");
    try {
      seedLibraries.seed(new StartupEvent());

      assertEquals(
          "Banbury Library", Database.text("SELECT name FROM library WHERE code = 'BANB'"));
    } finally {
      Database.execute("UPDATE library SET name = 'Banbury' WHERE code = 'BANB'");
    }
  }
}
