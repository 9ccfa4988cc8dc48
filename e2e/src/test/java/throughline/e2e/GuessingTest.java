package throughline.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.client.JsonClient;
import throughline.local.AdminApi;
import throughline.local.Realm;

/** Whoever guesses is slowed down; whoever is guessed at gets in all the same. */
@EndToEnd
@BesideOthers
class GuessingTest {
  private static final int TRIES = 6;
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
        await().pollDelay(HALF_A_MINUTE).until(() -> true);
      }
      assertTrue(signsIn(realm, CLIENT, NAME, PASSWORD));
    } finally {
      admin().delete("/" + SIEGE);
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
