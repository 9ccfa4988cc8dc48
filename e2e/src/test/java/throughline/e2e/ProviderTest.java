package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.client.JsonClient;
import throughline.local.AdminApi;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** Attacks on the sign-in provider itself, each tried twice. */
@EndToEnd
@BesideOthers
class ProviderTest {
  private static final String REALM = "/" + Realm.NAME;
  private static final String PASSWORD = "only-for-this-test";
  private static final List<String> PLANTED =
      List.of("places", "attributes.places", "user.attributes.places");

  private final Suite suite;
  private final JsonClient http = new JsonClient();

  ProviderTest(Suite suite) {
    this.suite = suite;
  }

  @ParameterizedTest
  @EnumSource(names = {"MEMBERSHIP", "TRACKER"})
  void nobodyMakesAnAccountAtARegistrarsDoor(SuiteService closed) {
    try (Visitor visitor = stranger()) {
      for (String way : List.of("registrations?", "auth?prompt=create&", "registrations?")) {
        Response answer = visitor.page().navigate(authorization(way, closed, ""));
        assertEquals(401, answer.status(), way);
        assertThat(visitor.page().locator("[name=email]")).hasCount(0);
        // Asking for the scope of a public door is no key to it.
        visitor.page().navigate(authorization(way, closed, "self-registration"));
        assertThat(visitor.page().locator("[name=email]")).hasCount(0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"MEMBERSHIP", "TRACKER"})
  void aFormOfAPublicDoorIsNotTakenAtAClosedOne(SuiteService open) throws IOException {
    String email = unique() + "@example.org";
    try (Visitor visitor = stranger()) {
      Page page = visitor.page();
      assertEquals(200, page.navigate(authorization("registrations?", open, "")).status());
      page.locator("[name=email]").fill(email);
      page.locator("[name=firstName]").fill("Side Door");
      page.evaluate(
          "to => { const f = document.querySelector('[name=email]').form;"
              + " f.action = f.action.replace(/client_id=[^&]*/, 'client_id=' + to); }",
          SuiteService.MEMBERSHIP.folder());
      page.evaluate("() => document.querySelector('[name=email]').form.submit()");
      page.waitForLoadState();
    }
    assertTrue(usersWith(email).isEmpty());
  }

  @Test
  void whoRegistersGivesThemselvesNoPlace() throws IOException {
    String email = unique() + "@example.org";
    try (Visitor visitor = stranger()) {
      Page page = visitor.page();
      page.navigate(authorization("registrations?", SuiteService.VOLUNTEERS, ""));
      page.locator("[name=email]").fill(email);
      page.locator("[name=firstName]").fill("Of All Places");
      plant(page, "[name=email]");
      visitor.send("Create an account");
      assertThat(visitor.heading("Look at your e-mail")).isVisible();
    }
    assertHasNoPlantedPlace(email);
  }

  @Test
  void whoChangesTheirDetailsGivesThemselvesNoPlace() throws IOException {
    Person person = suite.people().create("Placeless", "volunteer");
    for (int attempt = 1; attempt <= 2; attempt++) {
      try (Visitor visitor = suite.desk(person)) {
        Page page = visitor.page();
        page.navigate(authorization("auth?kc_action=UPDATE_PROFILE&", SuiteService.VOLUNTEERS, ""));
        visitor.signIn(person.password());
        plant(page, "[name=firstName]");
        // Keycloak shows the form again: what only an administrator may change was in it.
        assertEquals(200, visitor.send("Save and go on").status());
      }
      assertHasNoPlantedPlace(person.username());
    }
    String token =
        http.token(suite.issuer(), Realm.JOURNEY_CLIENT, person.username(), person.password());
    Object change = Map.of("attributes", Map.of("places", List.of("planted@*")));
    assertFalse(http.post(suite.issuer() + "/account", token, change, Map.of()).isSuccess());
    assertHasNoPlantedPlace(person.username());
  }

  @Test
  void theLogNamesNobodyAndTheEventsAreStored() throws IOException {
    String name = "planted-" + unique();
    String email = name + "@example.org";
    try (Visitor visitor = stranger()) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        visitor.page().navigate(authorization("registrations?", SuiteService.BOOKINGS, ""));
        visitor.page().locator("[name=email]").fill(email);
        visitor.page().locator("[name=firstName]").fill(name);
        visitor.send("Create an account");
      }
    }
    String id = usersWith(email).get(0).get("id").asText();
    for (String refused : List.of("short", email)) {
      var password = Map.of("type", "password", "value", refused);
      assertThrows(
          IOException.class,
          () -> admin().put(REALM + "/users/" + id + "/reset-password", password));
      assertThrows(
          IOException.class,
          () ->
              admin()
                  .post(
                      REALM + "/users",
                      Map.of("username", "more-" + email, "credentials", List.of(password))));
    }
    assertFalse(signsIn(email, "a-wrong-password"));
    assertFalse(signsIn("nobody-" + email, "a-wrong-password"));

    await()
        .untilAsserted(
            () -> {
              assertTrue(eventsNaming("REGISTER_ERROR", email) > 0);
              assertTrue(eventsNaming("LOGIN_ERROR", email) > 1);
            });
    String log = Files.readString(suite.stack().settings().folder().resolve("logs/keycloak.log"));
    assertTrue(log.contains("INFO"), "the log is empty");
    assertFalse(log.contains(name), "the log names a person");
    assertFalse(log.contains("ipAddress"), "the log holds an address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/signed-in/", "/signed-in/../sessions", "/signed-out", "/x"})
  void whoSignsInIsReturnedToOneAddressAlone(String path) {
    String address = suite.address(SuiteService.BOOKINGS);
    String wanted = authorization("auth?", SuiteService.BOOKINGS, "");
    try (Visitor visitor = stranger()) {
      assertEquals(200, visitor.page().navigate(wanted).status());
      String bent = wanted.replace(encoded(address + "/signed-in"), encoded(address + path));
      assertEquals(400, visitor.page().navigate(bent).status());
      assertEquals(400, visitor.page().navigate(bent).status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin-cli", "account", "account-console", "ecalm-membership"})
  void onlyTheDemonstrationTradesAPasswordForAToken(String client) throws IOException {
    Person person = suite.people().create("Traded");
    assertTrue(signsIn(person.username(), person.password()));
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThrows(
          IOException.class,
          () -> http.token(suite.issuer(), client, person.username(), person.password()));
    }
  }

  @Test
  void keycloaksOwnRealmIsGuarded() throws IOException {
    JsonNode suites = admin().get(REALM);
    JsonNode master = admin().get("/master");
    for (String setting : List.of("failureFactor", "maxFailureWaitSeconds", "passwordPolicy")) {
      assertEquals(suites.get(setting), master.get(setting), setting);
    }
    assertTrue(master.get("bruteForceProtected").asBoolean());
    assertTrue(master.get("eventsEnabled").asBoolean());
    assertFalse(master.get("registrationAllowed").asBoolean());
  }

  private Visitor stranger() {
    return suite.desk(new Person(unique() + "@example.org", "Stranger", PASSWORD));
  }

  private static String unique() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  /** The address to which a service sends a browser that has to sign in. */
  private String authorization(String way, SuiteService service, String moreScopes) {
    return suite.issuer()
        + "/protocol/openid-connect/"
        + way
        + "response_type=code&client_id="
        + service.folder()
        + "&scope="
        + encoded(("openid " + moreScopes).strip())
        + "&redirect_uri="
        + encoded(suite.address(service) + "/signed-in")
        + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void plant(Page page, String fieldOfTheForm) {
    for (String name : PLANTED) {
      page.evaluate(
          "([field, name]) => { const input = document.createElement('input');"
              + " input.type = 'hidden'; input.name = name; input.value = 'planted@*';"
              + " document.querySelector(field).form.append(input); }",
          List.of(fieldOfTheForm, name));
    }
  }

  private void assertHasNoPlantedPlace(String email) throws IOException {
    JsonNode found = usersWith(email);
    assertEquals(1, found.size());
    assertFalse(found.toString().contains("planted@"), found.toString());
  }

  private JsonNode usersWith(String email) throws IOException {
    return admin().get(REALM + "/users?exact=true&email=" + encoded(email));
  }

  private long eventsNaming(String type, String email) throws IOException {
    long found = 0;
    for (JsonNode event : admin().get(REALM + "/events?max=200&type=" + type)) {
      found += event.toString().contains(email) ? 1 : 0;
    }
    return found;
  }

  private boolean signsIn(String username, String password) {
    try {
      http.token(suite.issuer(), Realm.JOURNEY_CLIENT, username, password);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private AdminApi admin() {
    return suite.administrator().api();
  }
}
