package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestServers;
import throughline.platform.web.provider.SignedInBrowser;
import throughline.platform.web.provider.WithTestProvider;

/** A database that can be read and takes no changes, as a stand-by: what is there is shown. */
@QuarkusTest
// On purpose: people sign in as in production, in one application that six tests share.
@TestProfile(WithTestProvider.class)
class ReadOnlyDatabaseTest {

  private static final String CALLBACK = "/signed-in?code=quill.%s.volunteer&state=%s";

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final SignedInBrowser browser = new SignedInBrowser();

  @AfterEach
  void takesChangesAgain() {
    TestServers.postgres().readOnly(false);
  }

  @Test
  void whoSignsInIsToldThatItCannotBeDoneNowAndIsNotSentRound() {
    takesNoChanges();

    var state = browser.open("/sign-in").header("Location").replaceFirst(".*[?&]state=", "");
    var callback = CALLBACK.formatted(UUID.randomUUID(), state.replaceFirst("&.*", ""));

    saysSo(browser.open(callback)).body(not(containsString("sign in again")));
  }

  @Test
  void whoIsSignedInReadsOnAlsoWhenTokensHaveExpired() {
    browser.signIn("brief" + UUID.randomUUID(), "volunteer");
    takesNoChanges();

    browser.open("/notes/new").then().statusCode(200);
    tokensHaveExpired();
    browser.open("/notes/new").then().statusCode(200);
    browser.open("/notes/new").then().statusCode(200);

    takesChangesAgain();
    browser.open("/notes/new").then().statusCode(200);
  }

  @Test
  void whatIsSentAndWhoSignsOutIsToldThatItWasNotKept() {
    browser.signIn("quill", "volunteer");
    Map<String, String> form =
        new HashMap<>(SignedInBrowser.hiddenFields(browser.open("/notes/new")));
    form.put("text", "a note");
    takesNoChanges();

    saysSo(browser.post("/notes/new", form));
    saysSo(browser.open("/sign-out"));
  }

  @Test
  void healthSaysSoAndPagesAreNotTakenAway() {
    takesNoChanges();

    given()
        .get(management.resolve("/q/health"))
        .then()
        .statusCode(503)
        .body("checks.findAll { it.status == 'DOWN' }.name", hasItem("database takes changes"));
    given()
        .get(management.resolve("/q/health/ready"))
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'writes' }.data.writes", startsWith("refused: read-only"));
  }

  private static ValidatableResponse saysSo(Response answer) {
    return answer
        .then()
        .statusCode(503)
        .body(
            containsString("Nothing can be saved at the moment"),
            containsString("nobody can sign in or out"));
  }

  private static void takesNoChanges() {
    TestServers.postgres().readOnly(true);
  }

  private static void tokensHaveExpired() {
    long signedIn = System.nanoTime();
    // On purpose: the tokens' time is the provider's, so no clock of ours can be turned.
    Awaitility.await().until(() -> System.nanoTime() - signedIn > 3_100_000_000L);
  }
}
