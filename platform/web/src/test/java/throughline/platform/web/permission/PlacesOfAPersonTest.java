package throughline.platform.web.permission;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;

/** From the token of a request to the places that a use case is given. */
@QuarkusTest
class PlacesOfAPersonTest {

  private final Actor keeper = Actor.with("volunteer");

  @Test
  void theClaimOfTheTokenSaysWhere() {
    api(keeper.at("NORTH", "SOUTH"))
        .body("codes", containsInAnyOrder("NORTH", "SOUTH"))
        .body("all", is(false));
    api(keeper).body("codes", empty()).body("all", is(true));
    api(keeper.claiming("volunteer@NORTH registrar@SOUTH")).body("codes", is(List.of("NORTH")));
  }

  @Test
  void aRoleWithoutAPlaceOpensNothingAndIsToldWhomToAsk() {
    for (var claim : List.of(List.of(), "", List.of("registrar@*"), List.of("volunteer@**"))) {
      given()
          .auth()
          .oauth2(keeper.claiming(claim).token())
          .get("/api/notes/places")
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("code", is("no-place"))
          .body("detail", containsString("Ask whoever looks after accounts"));
    }
  }

  @Test
  void aPersonReadsItOnAPage() {
    given()
        .auth()
        .oauth2(keeper.withoutPlaces().token())
        .accept("text/html")
        .get("/places")
        .then()
        .statusCode(403)
        .body(containsString("Your account has no place of work yet"))
        .body(containsString("Ask whoever looks after accounts where you work"))
        .body(not(containsString("volunteer@")));
  }

  private static ValidatableResponse api(Actor person) {
    return given().auth().oauth2(person.token()).get("/api/notes/places").then().statusCode(200);
  }
}
