package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestTokens;
import throughline.platform.web.provider.SignedInBrowser;
import throughline.platform.web.provider.TestProvider;
import throughline.platform.web.provider.WithTestProvider;

/**
 * How somebody who is not signed in is sent to the provider, with the settings of production. Only
 * the provider's description is served here; signing in for real is tested in a browser with
 * Keycloak.
 */
@QuarkusTest
// On purpose: people sign in as in production, in one application that six tests share.
@TestProfile(WithTestProvider.class)
class SignInTest {

  @Test
  void aPageSendsPeopleToTheProvider() {
    Response answer = given().redirects().follow(false).get("/notes/new");

    answer
        .then()
        .statusCode(302)
        .header("Location", startsWith("http://localhost:" + TestProvider.port() + "/authorize"))
        .header(
            "Location",
            allOf(
                containsString("client_id=sample"),
                containsString("code_challenge_method=S256"),
                containsString("signed-in")))
        .header(
            "Content-Security-Policy",
            containsString("form-action 'self' http://localhost:" + TestProvider.port() + ";"))
        .header("Strict-Transport-Security", containsString("max-age="));
    assertTrue(
        answer.cookies().keySet().stream().anyMatch(name -> name.contains("sample")),
        answer.cookies().toString());
  }

  @Test
  void aFormOfSomebodySignedOutIsSaidToBeLost() {
    given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("text", "typed for a quarter of an hour")
        .post("/notes/new")
        .then()
        .statusCode(401)
        .header("Location", nullValue())
        .body(containsString("You have been signed out"))
        .body(containsString("What you sent was not saved"));
  }

  @Test
  void theApiAnswersAProblemAndNoRedirect() {
    given()
        .redirects()
        .follow(false)
        .get("/api/notes/7")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json");
  }

  @Test
  void aPublicPageNeedsNobody() {
    given().get("/").then().statusCode(200).body(containsString("href=\"/sign-in\">Sign in</a>"));
    given().redirects().follow(false).get("/nowhere").then().statusCode(404);
    given().redirects().follow(false).get("/sign-out").then().statusCode(303);
  }

  @Test
  void signInThatFailsEndsOnAPageAndNotInACircle() {
    Response sent = given().redirects().follow(false).get("/sign-in");
    sent.then().statusCode(302);

    given()
        .cookies(sent.cookies())
        .redirects()
        .follow(false)
        .get("/signed-in?code=refused&state=" + state(sent))
        .then()
        .statusCode(401)
        .body(containsString("Sign-in did not finish"));
  }

  @Test
  @Tag("nightly")
  void signInThatTheProviderLeavesUnansweredEndsOnAPageToo() {
    SignedInBrowser browser = new SignedInBrowser();
    String state = state(browser.open("/sign-in"));

    browser
        .open("/signed-in?code=quill." + TestProvider.SILENT + ".volunteer&state=" + state)
        .then()
        .statusCode(401)
        .body(containsString("Sign-in did not finish"));
  }

  /** One that is kept may be lost without a word. */
  @Test
  void theProviderIsCalledOnAConnectionOfItsOwnEachTime() {
    new SignedInBrowser().signIn("quill", "volunteer");
    int calls = TestProvider.calls();
    long connections = TestProvider.connections();

    new SignedInBrowser().signIn("quill", "volunteer");
    new SignedInBrowser().signIn("quill", "volunteer");

    assertEquals(2, TestProvider.calls() - calls);
    assertEquals(2, TestProvider.connections() - connections);
  }

  @Test
  void aStaleAnswerOfTheProviderLeadsToTheStart() {
    given()
        .redirects()
        .follow(false)
        .get("/signed-in?code=old&state=old")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/"));
  }

  @Test
  void rubbishInPlaceOfATokenCostsTheProviderNothing() {
    given().auth().oauth2(TestTokens.token("first", "First", "volunteer")).get("/api/notes/7");
    var before = TestProvider.calls();

    for (int i = 0; i < 50; i++) {
      for (String token : List.of("rubbish" + i, "a.b.c" + i, ofUnknownKey(i))) {
        given().auth().oauth2(token).get("/api/notes/7").then().statusCode(401);
      }
    }

    assertEquals(before, TestProvider.calls());
  }

  /** By which the service knows the provider's answer to this challenge. */
  private static String state(Response challenge) {
    Matcher state = Pattern.compile("[?&]state=([^&]+)").matcher(challenge.header("Location"));
    assertTrue(state.find());
    return state.group(1);
  }

  /** Signed by a key that the provider does not list, under a name that it never had. */
  private static String ofUnknownKey(int i) {
    var header = "{\"alg\": \"RS256\", \"typ\": \"JWT\", \"kid\": \"invented-%d\"}".formatted(i);
    var signed = TestTokens.token("stranger", "Stranger", "volunteer");
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
        + signed.substring(signed.indexOf('.'));
  }
}
