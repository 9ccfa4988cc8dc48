package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.TestTokens;

@QuarkusTest
class NulCharacterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/notes/a%00b",
        "/api/notes/1?sought=a%00b",
        "/api/notes/1?a%00b=sought",
        "/api/notes/public?library=%00"
      })
  void isRefusedInPathsAndParameters(String address) {
    asVolunteer()
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(400)
        .body("code", equalTo("nul-character"))
        .body("detail", containsString("number 0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\": \"a\\u0000b\"}",
        "{\"a\\u0000b\": \"title\"}",
        "{\"lines\": [{\"number\": 1}, {\"number\": \"\\u0000\"}]}"
      })
  void isRefusedInJson(String body) {
    asVolunteer()
        .contentType("application/json")
        .body(body)
        .post("/api/notes/nested")
        .then()
        .statusCode(400)
        .body("code", equalTo("nul-character"));
  }

  @Test
  void isRefusedInFormsOfStrangersToo() {
    given()
        .accept("text/html")
        .contentType("multipart/form-data; boundary=b")
        .multiPart("title", "a\0b")
        .post("/pictures")
        .then()
        .statusCode(400)
        .body(containsString("something we could not use"));
  }

  private static RequestSpecification asVolunteer() {
    return given().auth().oauth2(TestTokens.token("nul-sender", "Ada Vole", "volunteer"));
  }
}
