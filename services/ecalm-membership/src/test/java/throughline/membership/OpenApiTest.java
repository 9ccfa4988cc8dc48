package throughline.membership;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URL;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The description that Swagger UI shows is whole: pages stay out, every error is named. */
@QuarkusTest
class OpenApiTest {

  @TestHTTPResource(value = "/openapi?format=json", management = true)
  URL description;

  @Test
  void theApiAndNothingElseIsDescribed() {
    openApi()
        .body(
            "paths.keySet()",
            is(Set.of("/api/enrolments", "/api/enrolments/{id}", "/api/libraries")));
  }

  @Test
  void anEnrolmentsErrorsAreProblems() {
    openApi()
        .body(
            "paths.'/api/enrolments'.post.responses.keySet()",
            containsInAnyOrder("201", "400", "401", "403", "422"))
        .body(
            "paths.'/api/enrolments'.post.responses.findAll { it.key >= '400' }"
                + ".collect { it.value.content.'application/problem+json'.schema.$ref }",
            everyItem(is("#/components/schemas/Problem")))
        .body(
            "paths.'/api/enrolments'.post.responses.'400'.description",
            startsWith("invalid-input"));
  }

  @Test
  void whatAnEnrolmentTakesIsDescribed() {
    openApi()
        .body(
            "components.schemas.EnrolNewborn.required",
            hasItems("dateOfBirth", "residence", "guardianName", "library", "cardNumber"))
        .body("components.schemas.EnrolNewborn.properties.cardNumber.type", is("string"));
  }

  private ValidatableResponse openApi() {
    return given().get(description).then().statusCode(200);
  }
}
