package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManagementTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @ConfigProperty(name = "throughline.web.public-url")
  String publicUrl;

  @Test
  void healthAndMetricsAreThere() {
    given()
        .get(management.resolve("/q/health/ready"))
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"));
    given()
        .get(management.resolve("/q/metrics"))
        .then()
        .statusCode(200)
        .body(containsString("jvm_memory_used_bytes"));
  }

  @Test
  void theDescriptionNamesThePublicPort() {
    given()
        .accept("application/json")
        .get(management.resolve("/q/openapi"))
        .then()
        .statusCode(200)
        .body("servers[0].url", equalTo(publicUrl))
        .body("paths", hasKey("/api/notes"))
        .body("paths", not(hasKey("/signed-out")));
  }

  @Test
  void anEndpointWithARoleIsDescribedWithTheAnswersToWhoMayNot() {
    given()
        .get(management.resolve("/q/openapi?format=json"))
        .then()
        .body("paths.'/api/notes'.post.responses.'401'.description", startsWith("not-signed-in: "))
        .body("paths.'/api/notes'.post.responses.'403'.description", startsWith("not-allowed: "))
        .body(
            "paths.'/api/notes'.post.responses.'403'.content.'application/problem+json'.schema.$ref",
            equalTo("#/components/schemas/Problem"));
  }

  @Test
  void aBodyAndAnIdempotencyKeyAreDescribedWithWhatCanBeWrongWithThem() {
    var post = "paths.'/api/notes'.post.";
    given()
        .get(management.resolve("/q/openapi?format=json"))
        .then()
        .body(post + "responses.'400'.description", containsString("names every wrong field"))
        .body(post + "responses.'422'.description", startsWith("idempotency-key-reused: "))
        .body(
            post + "responses.'422'.content.'application/problem+json'.schema.$ref",
            equalTo("#/components/schemas/Problem"))
        .body(
            post + "parameters.find { it.name == 'Idempotency-Key' }.description",
            containsString("24 hours"))
        .body("paths.'/api/notes/nested'.post.responses", not(hasKey("422")))
        .body("paths.'/api/notes/public'.get.responses", not(hasKey("400")));
  }

  @Test
  void swaggerUiIsThere() {
    given()
        .get(management.resolve("/q/swagger-ui/"))
        .then()
        .statusCode(200)
        .body(containsString("swagger-ui"));
  }
}
