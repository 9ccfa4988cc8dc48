package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealmTest {
  private static final Set<String> ROLES =
      Set.of(
          "registrar",
          "library-staff",
          "bipc-adviser",
          "entrepreneur",
          "volunteer",
          "volunteer-coordinator",
          "strategy-lead",
          "administrator");

  private static JsonNode realm;

  @BeforeAll
  static void read() throws IOException {
    realm = new ObjectMapper().readTree(Realm.json());
  }

  @Test
  void everyRoleHasOneDemonstrationPersonAndEveryPersonOneRole() {
    List<String> held = Realm.people().stream().map(Realm.Person::role).toList();

    assertEquals(ROLES.size(), held.size());
    assertEquals(ROLES, new HashSet<>(held));
    realm
        .get("users")
        .forEach(user -> assertEquals(1, user.get("realmRoles").size(), user.toString()));
  }

  @Test
  void nobodyCouldTakeADemonstrationPersonForARealOne() {
    for (JsonNode user : realm.get("users")) {
      assertTrue(user.get("lastName").asText().endsWith(" - demo"), user.toString());
      assertTrue(user.get("email").asText().endsWith("@example.org"), user.toString());
    }
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
  @EnumSource(Programme.class)
  void everyServiceHasAConfidentialClientWhoseSecretIsNotInTheFile(Programme programme) {
    JsonNode client = client(programme.folder());

    assertFalse(client.get("publicClient").asBoolean());
    assertFalse(client.get("directAccessGrantsEnabled").asBoolean());
    assertEquals("${" + programme.secretVariable() + "}", client.get("secret").asText());
    assertEquals(
        List.of("http://localhost:${" + programme.port().variable() + "}/*"),
        texts(client.get("redirectUris")));
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
