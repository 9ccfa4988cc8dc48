package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.TestTokens;

/** People get a page in the layout with plain words. */
@QuarkusTest
class ErrorPagesTest {

  @Test
  void anUnknownPageIsNotFoundForEverybody() {
    page(given().get("/nowhere").then(), 404, "Page not found");
    page(asVolunteer().get("/nowhere").then(), 404, "Page not found")
        .body(containsString("Ada Vole"));
  }

  @Test
  void whoHasNoAccountIsLedToTheirOwnStartAndOfferedNoSignIn() {
    page(given().get("/own/nowhere").then(), 404, "Page not found")
        .body(containsString("<a class=\"govuk-link\" href=\"/own\">Your own notes</a>"))
        .body(not(containsString("/sign-in")));
    page(given().get("/owned").then(), 404, "Page not found")
        .body(containsString("Go to the start of Sample notes"))
        .body(containsString("/sign-in"));
  }

  @Test
  void whatIsMissingIsNamed() {
    page(asVolunteer().get("/notes/5000000").then(), 404, "Page not found")
        .body(containsString("There is no note with this number."));
  }

  @Test
  void anotherAccountIsNeeded() {
    try (var log = new LogWatch()) {
      page(asVolunteer().get("/approve").then(), 403, "Your account cannot open this page")
          .body(containsString("You are signed in as <strong>Ada Vole</strong>"))
          .body(containsString("href=\"/sign-out\""));
      assertTrue(log.lines().contains("event=not-allowed endpoint=NotePages.approve"), log.lines());
      assertFalse(log.lines().contains("Vole"), log.lines());
    }
  }

  @Test
  void anEndpointWithoutARoleIsClosedToAll() {
    page(asVolunteer().get("/forgotten").then(), 403, "Your account cannot open this page");
  }

  @Test
  void aFailureShowsAnIdAndNoDetail() {
    page(given().get("/broken").then(), 500, "Sorry, there is a problem with this service")
        .body(containsString("give this number to the service desk"))
        .body(not(containsString("secret")));
  }

  @Test
  void aMethodThatThePageDoesNotTake() {
    var answer =
        asVolunteer()
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .post("/approve");
    page(answer.then(), 405, "This page cannot be opened like that");
  }

  @Test
  void aProgramThatAsksForJsonGetsAProblemOutsideTheApiToo() {
    given()
        .accept("application/json")
        .get("/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  private static RequestSpecification asVolunteer() {
    return given().auth().oauth2(TestTokens.token("page-reader", "Ada Vole", "volunteer"));
  }

  private static ValidatableResponse page(ValidatableResponse answer, int status, String heading) {
    return answer
        .statusCode(status)
        .contentType("text/html")
        .body(containsString("<h1 class=\"govuk-heading-l\">" + heading + "</h1>"))
        .body(containsString("<title>" + heading + " – Sample notes – Throughline</title>"));
  }
}
