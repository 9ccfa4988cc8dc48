package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestTokens;

/** Programs get problem+json with a stable code. */
@QuarkusTest
class ProblemTest {

  private static final String UNKNOWN =
      "This field is not known here: check its spelling or leave it out";

  private static final String WRONG_TYPE = "This value has the wrong type";

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    problem(
            post("{\"title\": \"x\", \"date\": \"11/24/2026\", \"start\": \"25:00\"}"),
            400,
            "invalid-input")
        .body("errors.field", contains("kind", "library", "date", "start", "minutes"))
        .body("errors[2].message", containsString("for example 24 November 2026"));
  }

  @Test
  void malformedJsonNamesEveryUnknownFieldAndEveryOneOfTheWrongType() {
    var body =
        """
        {"titel": {"a": [1]}, "title": {"a": 1}, "kind": "HUB", "date": [["x"]], "minuets": 30}""";

    problem(post(body), 400, "malformed-json")
        .body("errors.field", contains("title", "date", "titel", "minuets"))
        .body("errors.message", contains(WRONG_TYPE, WRONG_TYPE, UNKNOWN, UNKNOWN))
        .body(
            "detail",
            equalTo("Correct the fields title, date, titel, minuets and send the request again."));
  }

  @Test
  void aFloodOfWrongFieldsIsNotReadToItsEnd() {
    var flood =
        IntStream.range(0, 1_000)
            .mapToObj("\"unknown%d\": 1"::formatted)
            .collect(Collectors.joining(", ", "{", "}"));

    problem(post(flood), 400, "malformed-json").body("errors", hasSize(50));
  }

  @Test
  void malformedJsonNamesThePathToEachField() {
    var body =
        """
        {"lines": [{"number": "x"}, {"number": 99999999999}, {"number": 1.5}, 7, {"number": 5,
         "numbre": {}}, {"number": {"a": 1}}], "lists": []}""";

    problem(postNested(body), 400, "malformed-json")
        .body(
            "errors.field",
            contains(
                "lines[0].number",
                "lines[1].number",
                "lines[3]",
                "lines[4].numbre",
                "lines[5].number",
                "lists"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\\n \"lines\":                      | line 2",
        "{\\n\\n \"lines\": [{\"number\": ?}]}  | line 3, column 2",
        "{\"lines\": nul}                   | line 1, column 1",
        "{\"lines\": [], \"lines\": []}      | line 1, column 2",
      })
  void brokenJsonNamesThePlace(String body, String place) {
    problem(postNested(body.replace("\\n", "\n")), 400, "malformed-json")
        .body("detail", containsString(place))
        .body("errors", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "7", "[{\"title\": \"x\"}]", "{} {}"})
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

  private static ValidatableResponse postNested(String body) {
    return asVolunteer()
        .contentType("application/json")
        .body(body)
        .post("/api/notes/nested")
        .then();
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
