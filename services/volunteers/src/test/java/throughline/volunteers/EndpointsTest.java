package throughline.volunteers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.EndpointSecurity;

/** Who may reach what, and that the service tells operators about itself on its other port. */
@QuarkusTest
class EndpointsTest {

  private static final Set<String> PUBLIC =
      Set.of(
          "ApplyPages.form",
          "ApplyPages.send",
          "ApplyPages.sent",
          "CalendarPages.read",
          "GuardianPages.answer",
          "GuardianPages.link",
          "GuardianPages.question",
          "IdeaPages.youSaid",
          "InvitationPages.invitation",
          "InvitationPages.link",
          "OwnApplicationPages.application",
          "OwnApplicationPages.backToApplication",
          "OwnApplicationPages.confirm",
          "OwnApplicationPages.link",
          "OwnApplicationPages.withdraw",
          "QuestionPages.decide",
          "QuestionPages.link",
          "QuestionPages.questions",
          "QuestionPages.thanks",
          "RolePages.list",
          "RolePages.role",
          "RoleResource.list",
          "SurveyPages.answer",
          "SurveyPages.link",
          "SurveyPages.questions",
          "SurveyPages.thanks");
  private static final String PROBLEM = "application/problem+json";

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @Test
  void everyEndpointNamesARole() {
    assertEquals(Set.of(), EndpointSecurity.leftOpen("throughline.volunteers", PUBLIC));
  }

  @Test
  void whoeverSendsAFormAfterItsSessionIsLedBackToIt() {
    assertEquals(Set.of(), EndpointSecurity.deadEnds("throughline.volunteers", Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/hours",
    "GET,  /api/hours",
    "GET,  /api/hours/0b7ec3b6-4a2b-4f4c-8f6e-0d8a7e1a5a10",
    "POST, /api/hours/0b7ec3b6-4a2b-4f4c-8f6e-0d8a7e1a5a10/approval",
    "POST, /api/applications",
    "POST, /api/applications/0b7ec3b6-4a2b-4f4c-8f6e-0d8a7e1a5a10/acceptance",
    "GET,  /api/nothing-here",
  })
  void theApiAsksForAToken(String method, String path) {
    given()
        .noContentType()
        .request(method, path)
        .then()
        .statusCode(401)
        .contentType(PROBLEM)
        .body("code", is("not-signed-in"));
  }

  @ParameterizedTest
  @CsvSource({
    "/,            401",
    "/hours,       401",
    "/hours/new,   401",
    "/approvals,   401",
    "/approvals/1, 401",
  })
  void pagesAskForASignIn(String path, int status) {
    given().redirects().follow(false).get(path).then().statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({
    "volunteer,             /hours,       200",
    "volunteer,             /hours/new,   200",
    "volunteer,             /approvals,   403",
    "volunteer,             /approvals/1, 403",
    "volunteer-coordinator, /hours,       403",
    "volunteer-coordinator, /hours/new,   403",
    "volunteer-coordinator, /approvals,   200",
    "registrar,             /,            403",
    "registrar,             /hours,       403",
    "registrar,             /api/hours,   403",
  })
  void eachRoleReachesItsOwnPagesOnly(String role, String path, int status) {
    given().auth().oauth2(Actor.with(role).token()).get(path).then().statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({"volunteer, /hours", "volunteer-coordinator, /approvals", "administrator, /jobs"})
  void theStartLeadsEachRoleToItsWork(String role, String work) {
    var cards = Browser.of(Actor.with(role)).open("/");

    assertEquals(200, cards.status());
    assertTrue(cards.has("a[href=" + work + "]"));
  }

  @Test
  void theManagementPortTellsHealthMetricsAndHowToCallTheApi() {
    management("/q/health/ready").statusCode(200).body("status", is("UP"));
    management("/q/metrics").statusCode(200).body(containsString("outbox_rows"));
    management("/q/swagger-ui/").statusCode(200);
  }

  @Test
  void thePublicPortHidesWhatIsForOperators() {
    given()
        .auth()
        .oauth2(Actor.with("administrator").token())
        .get("/q/metrics")
        .then()
        .statusCode(404);
  }

  @Test
  void anUnknownEntryIsNotFoundRatherThanForbidden() {
    given()
        .auth()
        .oauth2(Actor.with("volunteer").token())
        .get("/api/hours/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("code", is("not-found"));
  }

  private ValidatableResponse management(String path) {
    return given().baseUri("http://localhost").port(managementPort).get(path).then();
  }
}
