package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealmTest {
  private static final Set<String> ROLES =
      Set.of(
          "registrar",
          "library-staff",
          "library-system",
          "bipc-adviser",
          "bipc-partner",
          "entrepreneur",
          "volunteer",
          "volunteer-coordinator",
          "viewer",
          "strategy-lead",
          "administrator");

  private static final Set<String> OF_A_PLACE =
      Set.of(
          "registrar",
          "library-staff",
          "library-system",
          "bipc-adviser",
          "bipc-partner",
          "volunteer-coordinator");

  private static JsonNode realm;

  @BeforeAll
  static void read() {
    realm = Realm.whole();
  }

  @Test
  void everyRoleHasADemonstrationPersonOfItsNameWhoHasNoOther() {
    for (String role : ROLES) {
      assertEquals(List.of(role), Realm.person(role).roles());
    }
    Realm.people().forEach(person -> assertTrue(ROLES.containsAll(person.roles())));
  }

  @Test
  void everyDemonstrationPersonHasPlacesForExactlyTheRolesThatNeedThem() {
    for (Realm.Person person : Realm.people()) {
      for (String role : ROLES) {
        assertEquals(
            person.roles().contains(role) && OF_A_PLACE.contains(role),
            !person.placesOf(role).isEmpty(),
            person.username() + " as " + role);
      }
    }
  }

  @Test
  void oneIsVolunteerAndCoordinatorAtOnceAndOneCoordinatesTwoLibrariesOnly() {
    assertTrue(
        Realm.people().stream()
            .anyMatch(
                person -> person.roles().equals(List.of("volunteer", "volunteer-coordinator"))));
    assertEquals(2, Realm.person("volunteer-coordinator").places().size());
  }

  @Test
  void theClaimOfPlacesIsInTheAccessTokenOfEveryServiceAndOfTheJourney() {
    JsonNode mapper = named(realm.get("clientScopes"), "name", "suite").at("/protocolMappers/0");

    assertEquals("places", mapper.at("/config/claim.name").asText());
    assertEquals("true", mapper.at("/config/multivalued").asText());
    assertEquals("true", mapper.at("/config/access.token.claim").asText());
    Stream.concat(
            Stream.of(SuiteService.values()).map(SuiteService::folder),
            Stream.of(Realm.JOURNEY_CLIENT))
        .forEach(
            id -> assertTrue(texts(client(id).get("defaultClientScopes")).contains("suite"), id));
  }

  @Test
  void nobodyGivesThemselvesAPlace() throws IOException {
    JsonNode profile =
        Realm.parse(
            realm
                .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                .at("/kc.user.profile.config/0")
                .asText());
    JsonNode permissions = named(profile.get("attributes"), "name", "places").get("permissions");

    assertEquals(List.of("admin"), texts(permissions.get("edit")));
    assertTrue(profile.path("unmanagedAttributePolicy").isMissingNode());
  }

  /** As docs/data-protection.md promises, whoever had the link sent. */
  @Test
  void noLinkInAMailLivesForMoreThanHalfAnHour() {
    for (String by : List.of("User", "Admin")) {
      assertEquals(1800, realm.path("actionTokenGeneratedBy" + by + "Lifespan").asInt(), by);
    }
  }

  @Test
  void nobodyCouldTakeADemonstrationPersonForARealOne() {
    for (JsonNode user : realm.get("users")) {
      assertTrue(user.get("firstName").asText().endsWith(" - demo"), user.toString());
      assertTrue(user.get("email").asText().endsWith("@example.org"), user.toString());
    }
  }

  /**
   * A program has no telephone, and whoever books or helps in their own name decides themselves.
   */
  @Test
  void everyRoleOfStaffNeedsACodeAndTheDemonstrationAsksForNoneUnlessTold() {
    Set<String> without = Set.of("entrepreneur", "volunteer", "library-system");
    for (String name : ROLES) {
      assertEquals(
          !without.contains(name),
          texts(named(Realm.whole(true).at("/roles/realm"), "name", name).at("/composites/realm"))
              .contains("staff"),
          name);
      assertTrue(role(name).path("composites").isMissingNode(), name);
    }
    assertFalse(texts(role("default-roles-throughline").at("/composites/realm")).contains("staff"));
    assertEquals("sign-in of the suite", realm.get("browserFlow").asText());
    assertEquals("new password of the suite", realm.get("resetCredentialsFlow").asText());
  }

  @Test
  void aCodeHasSixDigitsLivesForHalfAMinuteAndIsTakenOnce() {
    assertEquals(6, realm.get("otpPolicyDigits").asInt());
    assertEquals(30, realm.get("otpPolicyPeriod").asInt());
    assertEquals(1, realm.get("otpPolicyLookAheadWindow").asInt());
    assertFalse(realm.get("otpPolicyCodeReusable").asBoolean());
  }

  @Test
  void whoRegistersThemselvesGetsNoPrivilege() {
    JsonNode defaults = role("default-roles-throughline");

    assertEquals(
        Set.of("entrepreneur", "volunteer"),
        new HashSet<>(texts(defaults.at("/composites/realm"))));
    assertEquals("default-roles-throughline", realm.at("/defaultRole/name").asText());
  }

  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void everyServiceHasAConfidentialClientWhoseSecretIsNotInTheFile(SuiteService service) {
    JsonNode client = client(service.folder());

    assertFalse(client.get("publicClient").asBoolean());
    assertFalse(client.get("directAccessGrantsEnabled").asBoolean());
    assertEquals("${" + service.secretVariable() + "}", client.get("secret").asText());
  }

  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void aServiceIsReturnedToAtOneAddressAfterSigningInAndOneAfterSigningOut(SuiteService service) {
    JsonNode client = client(service.folder());
    String address = "http://localhost:${" + service.port().variable() + "}";

    assertEquals(List.of(address + "/signed-in"), texts(client.get("redirectUris")));
    assertEquals(
        address + "/signed-out", client.at("/attributes/post.logout.redirect.uris").asText());
    assertEquals(List.of(), texts(client.get("webOrigins")));
  }

  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void peopleRegisterThemselvesWhereTheyBookAndWhereTheyLogHours(SuiteService service) {
    boolean isPublicDoor = service == SuiteService.BOOKINGS || service == SuiteService.VOLUNTEERS;

    assertEquals(
        isPublicDoor,
        texts(client(service.folder()).get("defaultClientScopes")).contains("self-registration"));
  }

  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void aTokenHoldsRolesOfTheSuiteAndNoneOfTheProvidersOwn(SuiteService service) {
    assertFalse(client(service.folder()).get("fullScopeAllowed").asBoolean());
    assertEquals(
        ROLES,
        new HashSet<>(
            texts(named(realm.get("scopeMappings"), "clientScope", "suite").get("roles"))));
  }

  @Test
  void passwordsAreSwappedForTokensByTheJourneyClientAlone() {
    for (JsonNode client : realm.get("clients")) {
      assertEquals(
          client.get("clientId").asText().equals(Realm.JOURNEY_CLIENT),
          client.get("directAccessGrantsEnabled").asBoolean(),
          client.toString());
    }
  }

  @Test
  void nobodyOutsideThisMachineCanImportDemonstrationPeopleOrTheirClient() throws IOException {
    try (var file = Realm.class.getResourceAsStream("/realm/throughline-realm.json")) {
      JsonNode everywhere = new ObjectMapper().readTree(file);

      assertFalse(everywhere.has("users"));
      for (JsonNode client : everywhere.get("clients")) {
        assertFalse(client.get("directAccessGrantsEnabled").asBoolean(), client.toString());
      }
    }
  }

  @Test
  void keycloaksAdministratorsAreGuardedAsPeopleAre() {
    JsonNode master = Realm.master();

    for (String field :
        List.of(
            "bruteForceProtected",
            "permanentLockout",
            "bruteForceStrategy",
            "failureFactor",
            "waitIncrementSeconds",
            "maxFailureWaitSeconds",
            "maxDeltaTimeSeconds",
            "quickLoginCheckMilliSeconds",
            "minimumQuickLoginWaitSeconds",
            "passwordPolicy",
            "accessTokenLifespan",
            "eventsEnabled",
            "eventsExpiration",
            "eventsListeners",
            "adminEventsEnabled",
            "adminEventsDetailsEnabled")) {
      assertEquals(realm.get(field), master.get(field), field);
    }
    assertFalse(master.get("registrationAllowed").asBoolean());
  }

  @Test
  void thePublicPasswordOfTheDemonstrationIsRefusedToEverybodyElse() throws IOException {
    try (var file = Realm.class.getResourceAsStream("/password-blacklists/common-passwords.txt")) {
      List<String> refused =
          new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      Realm.people().forEach(person -> assertTrue(refused.contains(person.password())));
    }
    assertFalse(Realm.withoutPasswordPolicy(realm).has("passwordPolicy"));
    assertTrue(realm.get("passwordPolicy").asText().contains("passwordBlacklist"));
  }

  @Test
  void theListOfCommonPasswordsIsAsKeycloakReadsIt() throws IOException {
    List<String> passwords;
    try (var file = Realm.class.getResourceAsStream("/password-blacklists/common-passwords.txt")) {
      passwords = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    assertTrue(
        passwords.containsAll(
            List.of(
                "passwordpassword",
                "password1234",
                "throughline123",
                "oxfordshire1",
                "library-staff1")));
    assertEquals(passwords.stream().sorted().distinct().toList(), passwords);
    for (String password : passwords) {
      assertEquals(password.toLowerCase(Locale.ROOT), password);
      assertTrue(password.length() >= 12, password + " is refused for its length");
    }
  }

  private static JsonNode role(String name) {
    return named(realm.at("/roles/realm"), "name", name);
  }

  private static JsonNode client(String id) {
    return named(realm.get("clients"), "clientId", id);
  }

  private static JsonNode named(JsonNode list, String field, String value) {
    for (JsonNode each : list) {
      if (each.get(field).asText().equals(value)) {
        return each;
      }
    }
    throw new AssertionError("the realm has no " + value);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
