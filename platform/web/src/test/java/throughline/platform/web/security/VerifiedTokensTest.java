package throughline.platform.web.security;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestTokens;

/** Nothing gets in beside a token that was found good a moment ago. */
@QuarkusTest
class VerifiedTokensTest {

  private static final int NO_SUCH_NOTE = 404;

  @Inject RememberedIdentities remembered;

  private final String good = TestTokens.token("ada", "Ada", "volunteer");

  @BeforeEach
  void theTokenIsRemembered() {
    expect(NO_SUCH_NOTE, good);
    assertTrue(remembered.find(good).isPresent());
    expect(NO_SUCH_NOTE, good);
  }

  @Test
  void whoeverIsRememberedIsNotAskedForAnew() {
    var ada = remembered.find(good).orElseThrow();
    var unchecked = "signed-by-no-provider";
    expect(401, unchecked);

    remembered.keep(unchecked, ada);

    expect(NO_SUCH_NOTE, unchecked);
  }

  @Test
  void oneThatIsNotSignedOverItsWordsIsRefusedAgainAndAgain() {
    for (var forged : forged()) {
      expect(401, forged);
      assertTrue(remembered.find(forged).isEmpty());
      expect(401, forged);
    }
    expect(NO_SUCH_NOTE, good);
  }

  @Test
  void anotherTokenOfThePersonHasTheRolesThatItSays() {
    var none = TestTokens.token("ada", "Ada", "nobody");
    expect(403, none);
    expect(403, none);
    expect(NO_SUCH_NOTE, good);
  }

  /** Pages take it in tests; what was found there must open nothing here. */
  @Test
  void whatAPageTookIsNoTokenOfTheApi() {
    var ofAnother = TestTokens.tokenFor("payroll", "ada", "Ada", "volunteer");
    given().auth().oauth2(ofAnother).get("/notes/new").then().statusCode(200);
    expect(401, ofAnother);
    given().auth().oauth2(ofAnother).get("/api/../notes/new");
    expect(401, ofAnother);
  }

  @Test
  void aRememberedTokenThatComesAsACookieOpensNothing() {
    for (var name : List.of("q_session", "q_session_api", "q_session_sample")) {
      given().cookie(name, good).get("/api/notes/7").then().statusCode(401);
    }
    given().get("/api/notes/7").then().statusCode(401);
  }

  /** The signature of one token under the words of another, and each part a little changed. */
  private List<String> forged() {
    var parts = good.split("\\.");
    var other = TestTokens.token("eve", "Eve", "volunteer").split("\\.");
    var forged = new ArrayList<String>();
    forged.add(parts[0] + "." + other[1] + "." + parts[2]);
    forged.add(parts[0] + "." + parts[1] + "." + other[2]);
    forged.add(parts[0] + "." + parts[1] + ".");
    forged.add(parts[0] + "." + parts[1]);
    forged.add(good + "." + parts[2]);
    forged.add(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
    forged.add(parts[0] + "." + base64("{\"sub\":\"ada\"}") + "." + parts[2]);
    IntStream.of(0, parts[0].length() + 5, good.length() - parts[2].length() + 3)
        .mapToObj(this::otherLetterAt)
        .forEach(forged::add);
    return forged;
  }

  private String otherLetterAt(int place) {
    var letters = good.toCharArray();
    letters[place] = letters[place] == 'A' ? 'B' : 'A';
    return String.valueOf(letters);
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void expect(int status, String token) {
    given().auth().oauth2(token).get("/api/notes/7").then().statusCode(status);
  }
}
