package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.servers.ports.FreePorts;
import throughline.platform.testing.LogWatch;

/** A service that has started before its identity provider says so, on a page of its own. */
@QuarkusTest
// On purpose: what is tried is how an application starts.
@TestProfile(ProviderAwayTest.NobodyListens.class)
class ProviderAwayTest {

  /** The sign-in settings of production, with a provider that is not there yet. */
  // On purpose: its provider is away when it starts.
  public static class NobodyListens implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      String nowhere = "http://localhost:" + FreePorts.reserve();
      return Map.of(
          "throughline.web.sign-in",
          nowhere,
          "quarkus.oidc.public-key",
          "",
          "quarkus.oidc.application-type",
          "web-app",
          "quarkus.oidc.auth-server-url",
          nowhere);
    }
  }

  @Test
  void whoHasToSignInIsToldThatItCannotBeDoneNow() {
    try (LogWatch log = new LogWatch()) {
      given()
          .redirects()
          .follow(false)
          .accept("text/html")
          .get("/notes/new")
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body(containsString("This service is not available now"));

      assertFalse(log.lines().contains("Unable to convert"), log.lines());
    }
  }

  @Test
  void whatEverybodyMayReadIsThereAsEver() {
    given().accept("text/html").get("/").then().statusCode(200).body(not(containsString("503")));
  }
}
