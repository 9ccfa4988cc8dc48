package throughline.platform.web.security;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestTokens;

@QuarkusTest
class TokenAudienceTest {

  private static final int UNKNOWN = 404;

  @Test
  void whatAnotherApplicationGotForTheSamePersonOpensNothing() {
    read(TestTokens.tokenFor("throughline", "ada", "Ada", "volunteer")).statusCode(UNKNOWN);
    read(TestTokens.tokenFor("payroll", "ada", "Ada", "volunteer")).statusCode(401);
  }

  private static ValidatableResponse read(String token) {
    return given().auth().oauth2(token).get("/api/notes/7").then();
  }
}
