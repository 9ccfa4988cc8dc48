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

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestTokens;

/**
 * How somebody who is not signed in is sent to the provider, with the settings of production. Only
 * the provider's description is served here; signing in for real is tested in a browser with
 * Keycloak.
 */
@QuarkusTest
@TestProfile(SignInTest.Production.class)
class SignInTest {

  @Test
  void aPageSendsPeopleToTheProvider() {
    Response answer = given().redirects().follow(false).get("/notes/new");

    answer
        .then()
        .statusCode(302)
        .header("Location", startsWith("http://localhost:" + Provider.port() + "/authorize"))
        .header(
            "Location",
            allOf(
                containsString("client_id=sample"),
                containsString("code_challenge_method=S256"),
                containsString("signed-in")))
        .header(
            "Content-Security-Policy",
            containsString("form-action 'self' http://localhost:" + Provider.port() + ";"))
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
    Matcher state = Pattern.compile("[?&]state=([^&]+)").matcher(sent.header("Location"));
    assertTrue(state.find());

    given()
        .cookies(sent.cookies())
        .redirects()
        .follow(false)
        .get("/signed-in?code=refused&state=" + state.group(1))
        .then()
        .statusCode(401)
        .body(containsString("Sign-in did not finish"));
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
    var before = Provider.calls();

    for (int i = 0; i < 50; i++) {
      for (String token : List.of("rubbish" + i, "a.b.c" + i, ofUnknownKey(i))) {
        given().auth().oauth2(token).get("/api/notes/7").then().statusCode(401);
      }
    }

    assertEquals(before, Provider.calls());
  }

  /** Signed by a key that the provider does not list, under a name that it never had. */
  private static String ofUnknownKey(int i) {
    var header = "{\"alg\": \"RS256\", \"typ\": \"JWT\", \"kid\": \"invented-%d\"}".formatted(i);
    var signed = TestTokens.token("stranger", "Stranger", "volunteer");
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
        + signed.substring(signed.indexOf('.'));
  }

  /** The settings that tests replace, put back. */
  public static class Production implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Provider.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return false;
    }
  }

  /** Serves the provider's description and an empty set of keys. */
  public static class Provider implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "throughline.test.provider-port";
    private static final String CALLS = "throughline.test.provider-calls";

    private HttpServer server;

    static int port() {
      return Integer.getInteger(PORT);
    }

    /** How often it was called for anything. Tests see it through another class loader. */
    static int calls() {
      return Integer.getInteger(CALLS, 0);
    }

    @Override
    public Map<String, String> start() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      }
      String url = "http://localhost:" + server.getAddress().getPort();
      serve("/.well-known/openid-configuration", description(url));
      serve("/keys", "{\"keys\": []}");
      serve("/introspect", "{\"active\": false}");
      serve("/userinfo", "{}");
      server.start();
      System.setProperty(PORT, Integer.toString(server.getAddress().getPort()));
      return settings(url);
    }

    @Override
    public void stop() {
      server.stop(0);
    }

    private static Map<String, String> settings(String url) {
      Map<String, String> settings = new HashMap<>();
      settings.put("throughline.web.sign-in", url);
      settings.put("throughline.web.tls", "true");
      settings.put("quarkus.oidc.public-key", "");
      settings.put("quarkus.oidc.api.public-key", "");
      settings.put("quarkus.oidc.application-type", "web-app");
      settings.put("quarkus.oidc.auth-server-url", url);
      settings.put("quarkus.oidc.api.auth-server-url", url);
      settings.put("quarkus.oidc.authentication.pkce-required", "true");
      settings.put("quarkus.oidc.token.refresh-expired", "true");
      return settings;
    }

    private void serve(String path, String json) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      server.createContext(
          path,
          exchange -> {
            System.setProperty(CALLS, Integer.toString(calls() + 1));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
    }

    private static String description(String url) {
      return """
          {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
           "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end",
           "introspection_endpoint": "%1$s/introspect", "userinfo_endpoint": "%1$s/userinfo"}"""
          .formatted(url);
    }
  }
}
