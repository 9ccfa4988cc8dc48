package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another origin may call the API with a token of its own, and never with somebody's cookies. */
@QuarkusTest
class CorsTest {

  private static final String CREDENTIALS = "Access-Control-Allow-Credentials";
  private static final String ORIGIN = "Access-Control-Allow-Origin";

  /** As the settings of these tests have it. */
  private static final String TRY_OUT = "http://try-out.example:9000";

  @Test
  void tryItOutMayCallWithoutCredentials() {
    given()
        .header("Origin", TRY_OUT)
        .get("/api/notes/public")
        .then()
        .header(ORIGIN, is(TRY_OUT))
        .header(CREDENTIALS, not("true"));
    given()
        .header("Origin", TRY_OUT)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "Authorization")
        .options("/api/notes")
        .then()
        .header(ORIGIN, is(TRY_OUT))
        .header(CREDENTIALS, not("true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://evil.example",
        "${tryOut}.evil.example",
        "${tryOut}0",
        "${tryOut}@evil.example",
        "http://evil.example/${tryOut}",
        "*"
      })
  void whatLooksLikeItMayNot(String origin) {
    var from = origin.replace("${tryOut}", TRY_OUT);
    given()
        .header("Origin", from)
        .get("/api/notes/public")
        .then()
        .statusCode(403)
        .header(ORIGIN, nullValue())
        .header(CREDENTIALS, nullValue());
    given()
        .header("Origin", from)
        .header("Access-Control-Request-Method", "POST")
        .options("/api/notes")
        .then()
        .header(ORIGIN, nullValue())
        .header(CREDENTIALS, nullValue());
  }
}
