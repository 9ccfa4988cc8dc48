package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.client.JsonClient;
import throughline.local.AdminApi;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** Whoever guesses is slowed down; whoever is guessed at gets in all the same. */
@EndToEnd
@BesideOthers
class GuessingTest {
  private static final int TRIES = 6;
  private static final int REQUESTS = 15;
  private static final int MAILS_AT_MOST = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  /** The realm of the siege runs ten times as fast as the suite's own. */
  private static final int FASTER = 10;

  private static final String SIEGE = "siege";
  private static final String CLIENT = "siege-client";
  private static final String NAME = "besieged";
  private static final String PASSWORD = "only-for-this-test";
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30).dividedBy(FASTER);

  private final Suite suite;
  private final JsonClient http = new JsonClient();

  GuessingTest(Suite suite) {
    this.suite = suite;
  }

  @Tag("nightly")
  @Test
  void threeWrongPasswordsMeanTenSecondsAndNeverMore() {
    Person person = suite.people().create("Guessed", "registrar");
    String realm = suite.issuer();
    for (int round = 1; round <= 2; round++) {
      for (int i = 0; i < TRIES; i++) {
        signsIn(realm, Realm.JOURNEY_CLIENT, person.username(), "wrong-password-" + i);
      }
      assertFalse(
          signsIn(realm, Realm.JOURNEY_CLIENT, person.username(), person.password()),
          "nothing slows a guesser down");
      await()
          .atMost(LONGEST_WAIT)
          .until(() -> signsIn(realm, Realm.JOURNEY_CLIENT, person.username(), person.password()));
    }
  }

  @Tag("nightly")
  @Test
  void wrongCodesMeanTheSameAsWrongPasswords() {
    Person person = suite.people().create("Guessed", "registrar", "staff");
    String key;
    try (Visitor owner = askedToSignIn(person)) {
      owner.page().getByText("I cannot scan it").click();
      key = owner.page().locator(".tl-code").textContent();
      owner.page().getByLabel("Code").fill(Totp.now(key));
      owner.send("Save");
      owner.page().waitForURL(suite.address(SuiteService.MEMBERSHIP) + "/**");
    }
    try (Visitor guesser = askedToSignIn(person)) {
      for (int i = 0; i < TRIES; i++) {
        guesser.page().getByLabel("Code").fill("00000" + i);
        guesser.send("Sign in");
      }
      guesser.page().getByLabel("Code").fill(Totp.next(key));
      assertEquals(200, guesser.send("Sign in").status(), "nothing slows a guesser down");
    }
  }

  private Visitor askedToSignIn(Person person) {
    Visitor visitor = suite.desk(person);
    visitor.page().navigate(suite.address(SuiteService.MEMBERSHIP) + "/enrolments/new");
    visitor.signIn(person.password());
    return visitor;
  }

  @Tag("nightly")
  @Test
  void twoRequestsAMinuteKeepNobodyOut() throws IOException {
    ObjectNode guarded = (ObjectNode) admin().get("/" + Realm.NAME);
    admin().post("", besieged(guarded));
    try {
      String realm = suite.issuer().replace("/" + Realm.NAME, "/" + SIEGE);
      String id =
          admin().get("/%s/users?username=%s".formatted(SIEGE, NAME)).get(0).get("id").asText();
      for (int i = 0; i < TRIES; i++) {
        assertFalse(signsIn(realm, CLIENT, NAME, "wrong-password-" + i));
        await().until(() -> failures(id) == 1); // and never two
        // On purpose: guesses come as slowly as those that no lock notices.
        await().pollDelay(HALF_A_MINUTE).until(() -> true);
      }
      assertTrue(signsIn(realm, CLIENT, NAME, PASSWORD));
    } finally {
      admin().delete("/" + SIEGE);
    }
  }

  /** Once a second, which for an account as a whole never ends the wait. */
  @Tag("nightly")
  @Test
  void whoIsGuessedAtFromElsewhereGetsIn() throws IOException {
    Person person = suite.people().create("Besieged", "registrar");
    for (int i = 0; i < TRIES; i++) {
      assertNotEquals(200, statusFromElsewhere(person, "wrong-password-" + i));
    }
    assertNotEquals(
        200, statusFromElsewhere(person, person.password()), "nothing slows a guesser down");
    assertTrue(
        signsIn(suite.issuer(), Realm.JOURNEY_CLIENT, person.username(), person.password()),
        "strangers decide who works");
  }

  /** Also where strangers and owner come from one address, as behind the router of a library. */
  @Test
  void whoHasChosenANewPasswordNeedNotWait() throws IOException {
    Person person = suite.people().create("Besieged", "volunteer");
    String realm = suite.issuer();
    String id =
        admin()
            .get("/%s/users?exact=true&username=%s".formatted(Realm.NAME, person.username()))
            .get(0)
            .get("id")
            .asText();
    for (int i = 0; i < TRIES; i++) {
      signsIn(realm, Realm.JOURNEY_CLIENT, person.username(), "wrong-password-" + i);
    }
    assertFalse(signsIn(realm, Realm.JOURNEY_CLIENT, person.username(), person.password()));
    admin()
        .put(
            "/%s/users/%s/reset-password".formatted(Realm.NAME, id),
            Map.of("type", "password", "value", "another-for-this-test"));
    assertTrue(
        signsIn(realm, Realm.JOURNEY_CLIENT, person.username(), "another-for-this-test"),
        "the owner is kept out");
  }

  @Tag("nightly")
  @Test
  void strangersHaveFewMailsSentToOneAddressAndLearnNothing() {
    Person person = suite.people().create("Flooded", "volunteer");
    Person nobody = new Person("nobody-" + person.username(), "Nobody", PASSWORD);
    try (Visitor stranger = suite.desk(person)) {
      String unknown = answerToForgotten(stranger, nobody);
      for (int i = 0; i < REQUESTS; i++) {
        assertEquals(unknown, answerToForgotten(stranger, person));
      }
      stranger.page().navigate(suite.mail());
      assertThat(
              stranger
                  .page()
                  .locator("tr")
                  .filter(new Locator.FilterOptions().setHasText(person.username())))
          .hasCount(MAILS_AT_MOST);
    }
  }

  private String answerToForgotten(Visitor stranger, Person whose) {
    stranger.page().context().clearCookies();
    stranger.page().navigate(suite.address(SuiteService.VOLUNTEERS) + "/hours/new");
    stranger.follow("Forgotten your password?");
    stranger.page().getByLabel("E-mail address or user name").fill(whose.username());
    stranger.send("Send the link");
    return stranger.page().locator("main").innerText().replace(whose.username(), "");
  }

  /** The status of a try from another address of this machine. */
  private int statusFromElsewhere(Person person, String password) throws IOException {
    var realm = URI.create(suite.issuer());
    String form =
        "grant_type=password&client_id=%s&username=%s&password=%s"
            .formatted(Realm.JOURNEY_CLIENT, person.username(), password);
    try (var socket =
        new Socket(InetAddress.getByName("127.0.0.1"), realm.getPort(), elsewhere(), 0)) {
      socket
          .getOutputStream()
          .write(
              ("POST %s/protocol/openid-connect/token HTTP/1.1\r\n"
                      + "Host: %s\r\n"
                      + "Connection: close\r\n"
                      + "Content-Type: application/x-www-form-urlencoded\r\n"
                      + "Content-Length: %d\r\n\r\n"
                      + "%s")
                  .formatted(realm.getPath(), realm.getAuthority(), form.length(), form)
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  /** Linux has every address of 127.0.0.0/8; elsewhere only one may be there. */
  private static InetAddress elsewhere() throws IOException {
    var address = InetAddress.getByName("127.0.0.2");
    try {
      new ServerSocket(0, 1, address).close();
      return address;
    } catch (BindException noSuchAddress) {
      return Assumptions.abort("this machine has one loopback address alone");
    }
  }

  /** The suite's own guard, with a clock that runs faster. */
  private static Map<String, Object> besieged(JsonNode guarded) {
    return Map.ofEntries(
        Map.entry("realm", SIEGE),
        Map.entry("enabled", true),
        Map.entry("bruteForceProtected", guarded.get("bruteForceProtected")),
        Map.entry("permanentLockout", guarded.get("permanentLockout")),
        Map.entry("bruteForceStrategy", guarded.get("bruteForceStrategy")),
        Map.entry("failureFactor", guarded.get("failureFactor")),
        Map.entry("waitIncrementSeconds", faster(guarded, "waitIncrementSeconds")),
        Map.entry("maxFailureWaitSeconds", faster(guarded, "maxFailureWaitSeconds")),
        Map.entry("maxDeltaTimeSeconds", faster(guarded, "maxDeltaTimeSeconds")),
        Map.entry("minimumQuickLoginWaitSeconds", faster(guarded, "minimumQuickLoginWaitSeconds")),
        Map.entry("quickLoginCheckMilliSeconds", faster(guarded, "quickLoginCheckMilliSeconds")),
        Map.entry(
            "clients",
            List.of(
                Map.of(
                    "clientId", CLIENT, "publicClient", true, "directAccessGrantsEnabled", true))),
        Map.entry(
            "users",
            List.of(
                Map.of(
                    "username",
                    NAME,
                    "enabled",
                    true,
                    "email",
                    NAME + "@example.org",
                    "firstName",
                    "Besieged",
                    "lastName",
                    "Synthetic",
                    "credentials",
                    List.of(Map.of("type", "password", "value", PASSWORD))))));
  }

  private int failures(String id) throws IOException {
    String path = "/%s/attack-detection/brute-force/users/%s".formatted(SIEGE, id);
    return admin().get(path).get("numFailures").asInt();
  }

  private static int faster(JsonNode guarded, String setting) {
    return guarded.get(setting).asInt() / FASTER;
  }

  private boolean signsIn(String realm, String client, String username, String password) {
    try {
      http.token(realm, client, username, password);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private AdminApi admin() {
    return suite.administrator().api();
  }
}
