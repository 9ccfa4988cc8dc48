package throughline.platform.web.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;
import throughline.platform.web.provider.SignedInBrowser;
import throughline.platform.web.provider.TestProvider;
import throughline.platform.web.provider.WithTestProvider;

/** A session ends with its row: a copied cookie opens nothing, however often it is tried. */
@QuarkusTest
// On purpose: people sign in as in production, in one application that six tests share.
@TestProfile(WithTestProvider.class)
class SignOutTest {

  private static final int TRIES = 5;

  private final SignedInBrowser browser = new SignedInBrowser();

  @Test
  void theBrowserHoldsOneShortSecretAndTheTableNoName() {
    browser.signIn("quill", "volunteer");
    browser.open("/notes/new").then().statusCode(200);

    String cookie = browser.cookies().get("q_session_Default_sample");
    assertEquals(43, cookie.length(), browser.cookies().toString());
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM sign_in_session WHERE encode(tokens, 'escape') LIKE '%eyJ%'"));
  }

  @Test
  void aCopiedCookieOpensNothingAfterSigningOut() {
    browser.signIn("quill", "volunteer");
    SignedInBrowser thief = browser.copy();
    thief.open("/notes/new").then().statusCode(200);

    browser.open("/sign-out").then().statusCode(302);

    opensNothing(thief);
  }

  @Test
  void aCopiedCookieOpensNothingAfterSigningOutElsewhere() {
    String session = browser.signIn("quill", "volunteer");
    SignedInBrowser other = new SignedInBrowser();
    other.signIn("quill", "volunteer");

    signOutElsewhere(TestProvider.logoutToken(session)).then().statusCode(200);

    opensNothing(browser.copy());
    other.open("/notes/new").then().statusCode(200);
  }

  @Test
  void onlyALogoutTokenOfTheProviderSignsSomebodyOut() {
    String session = browser.signIn("quill", "volunteer");

    String genuine = TestProvider.logoutToken(session);
    String forged = genuine.substring(0, genuine.lastIndexOf('.') + 1) + "AAAA";
    for (String token : List.of(forged, TestProvider.idToken(session), "nonsense", "")) {
      signOutElsewhere(token).then().statusCode(400);
    }
    given().contentType("text/plain").post("/signed-out-elsewhere").then().statusCode(415);

    browser.open("/notes/new").then().statusCode(200);
  }

  @Test
  void requestsOfOneMomentAllSurviveTheRenewalOfTheirTokens() throws Exception {
    browser.signIn("brief" + UUID.randomUUID(), "volunteer");
    SignedInBrowser secondTab = browser.copy();
    SignedInBrowser thirdTab = browser.copy();
    tokensHaveExpired();

    var threads = Executors.newFixedThreadPool(3);
    List<Callable<Response>> tabs =
        Stream.of(browser, secondTab, thirdTab)
            .map(tab -> (Callable<Response>) () -> tab.open("/notes/new"))
            .toList();
    for (var answer : threads.invokeAll(tabs)) {
      answer.get().then().statusCode(200);
    }
    threads.shutdown();
  }

  @Test
  void aSessionThatTheProviderEndedIsNotRenewed() {
    String session = browser.signIn("brief" + UUID.randomUUID(), "volunteer");
    browser.open("/notes/new").then().statusCode(200);

    TestProvider.end(session);
    tokensHaveExpired();

    opensNothing(browser);
  }

  @Test
  void aRoleThatIsTakenAwayOpensNothingOnceTheTokensHaveExpired() {
    String session = browser.signIn("brief" + UUID.randomUUID(), "volunteer");
    browser.open("/notes/new").then().statusCode(200);

    TestProvider.takeRolesAway(session);
    tokensHaveExpired();

    browser.open("/notes/new").then().statusCode(403);
  }

  @Test
  void aCookieThatIsNoneOfOursIsAskedToSignIn() {
    for (String cookie : List.of("x", "A".repeat(43), "A".repeat(5000), "%00", "eyJ.a.b")) {
      given()
          .redirects()
          .follow(false)
          .cookie("q_session_Default_sample", cookie)
          .get("/notes/new")
          .then()
          .statusCode(302);
    }
  }

  private static void opensNothing(SignedInBrowser browser) {
    SignedInBrowser thief = browser.copy();
    for (int i = 0; i < TRIES; i++) {
      thief.copy().open("/notes/new").then().statusCode(302);
    }
  }

  private static Response signOutElsewhere(String logoutToken) {
    return given()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("logout_token", logoutToken)
        .post("/signed-out-elsewhere");
  }

  private static void tokensHaveExpired() {
    long signedIn = System.nanoTime();
    // On purpose: the tokens' time is the provider's, so no clock of ours can be turned.
    Awaitility.await().until(() -> System.nanoTime() - signedIn > 3_100_000_000L);
  }

  /** This profile's service is one of a demonstration. */
  @Test
  void aDemonstrationSaysOnEachPageThatAllIsMadeUp() {
    for (String page : List.of("/", "/signed-out", "/help", "/nowhere")) {
      browser.open(page).then().body(containsString("all people and figures are made up"));
    }
  }
}
