package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestTokens;

/** Programs get problem+json with a stable code. */
@QuarkusTest
class ProblemTest {

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    problem(
            post("{\"title\": \"x\", \"date\": \"24/11/2026\", \"start\": \"25:00\"}"),
            400,
            "invalid-input")
        .body("errors.field", contains("kind", "library", "date", "start", "minutes"))
        .body("errors[2].message", containsString("2026-11-24, not 24/11/2026"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"titel\": \"x\"} | titel | not known here",
        "{\"title\": {\"a\": 1}} | title | wrong type",
      })
  void malformedJsonNamesTheField(String body, String field, String message) {
    problem(post(body), 400, "malformed-json")
        .body("errors[0].field", equalTo(field))
        .body("errors[0].message", containsString(message));
  }

  @Test
  void malformedJsonNamesThePathToTheField() {
    var answer =
        asVolunteer()
            .contentType("application/json")
            .body("{\"lines\": [{\"number\": 1}, {\"number\": \"x\"}]}")
            .post("/api/notes/nested")
            .then();
    problem(answer, 400, "malformed-json").body("errors[0].field", equalTo("lines[1].number"));
  }

  @Test
  void brokenJsonNamesThePlace() {
    problem(post("{\n \"title\": "), 400, "malformed-json")
        .body("detail", containsString("line 2"))
        .body("errors", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"text\""})
  void whatIsNoObjectIsRefused(String body) {
    problem(post(body), 400, "malformed-json").body("detail", containsString("one JSON object"));
  }

  @Test
  void anotherMediaTypeIsRefused() {
    var answer = asVolunteer().contentType("text/plain").body("{}").post("/api/notes").then();
    problem(answer, 415, "unsupported-media-type");
  }

  @Test
  void unknownIdsAndPathsAreNotFound() {
    problem(asVolunteer().get("/api/notes/7").then(), 404, "not-found")
        .body("detail", equalTo("There is no note with this number."));
    problem(asVolunteer().get("/api/notes/x").then(), 404, "not-found");
    problem(asVolunteer().get("/api/nowhere").then(), 404, "not-found");
  }

  @Test
  void anotherMethodIsRefused() {
    var answer = asVolunteer().contentType("application/json").body("{}").put("/api/notes").then();
    problem(answer, 405, "method-not-allowed");
  }

  @Test
  void aConflictCarriesItsOwnCodeAndSavesNothing() {
    problem(post(note("full")), 409, "shelf-full").body("detail", equalTo("Choose another shelf."));
    assertEquals(0, Database.number("SELECT count(*) FROM note WHERE title = 'full'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/notes/7", "/api/nowhere"})
  void withoutATokenTheChallengeSaysHow(String path) {
    problem(given().get(path).then(), 401, "not-signed-in").header("WWW-Authenticate", "Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/notes/7", "/api/nowhere", "/api/notes/public"})
  void aBadTokenIsRefusedEverywhereWithOneChallenge(String path) {
    var response = given().auth().oauth2("rubbish").get(path);
    problem(response.then(), 401, "not-signed-in");
    org.hamcrest.MatcherAssert.assertThat(
        response.headers().getValues("WWW-Authenticate"), contains("Bearer"));
  }

  @Test
  void anotherRoleIsRefused() {
    problem(asVolunteer().get("/api/notes/administrators").then(), 403, "not-allowed");
  }

  @Test
  void anUnexpectedFailureGivesAnIdAndNoDetail() {
    problem(asVolunteer().get("/api/notes/broken").then(), 500, "internal-error")
        .body("errorId", matchesPattern("[0-9a-f-]{36}"))
        .body(not(containsString("secret")))
        .body(not(containsString("Exception")));
  }

  static String note(String title) {
    return """
        {"title": "%s", "kind": "HUB", "library": "north", "date": "2026-11-24", "start": "2pm",
         "minutes": 30}"""
        .formatted(title);
  }

  private static RequestSpecification asVolunteer() {
    return given().auth().oauth2(TestTokens.token("problem-reader", "Ada Vole", "volunteer"));
  }

  private static ValidatableResponse post(String body) {
    return asVolunteer().contentType("application/json").body(body).post("/api/notes").then();
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("code", equalTo(code))
        .body("type", equalTo("urn:throughline:problem:" + code));
  }
}
