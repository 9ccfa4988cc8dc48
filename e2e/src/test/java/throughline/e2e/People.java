package throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.local.JsonClient;
import throughline.local.Port;
import throughline.local.Realm;
import throughline.local.Settings;

/** The demonstration people, and others made for one test so that no figure has met them before. */
final class People {
  private static final String ADMINISTRATOR = "admin";
  private static final String PASSWORD_LINE = "keycloak.admin=";

  private final Settings settings;
  private final JsonClient http = new JsonClient();

  People(Settings settings) {
    this.settings = settings;
  }

  Person demo(String username) {
    Realm.Person person = Realm.person(username);
    return new Person(person.username(), person.name(), person.password());
  }

  /** Somebody new with these roles everywhere, besides those of everyone who registers. */
  Person create(String familyName, String... roles) {
    return create(familyName, Stream.of(roles).map(role -> role + "@*").toList(), roles);
  }

  /** Somebody new with these roles, of whom nobody has said yet where they work. */
  Person createWithoutPlaces(String familyName, String... roles) {
    return create(familyName, List.of(), roles);
  }

  private Person create(String familyName, List<String> places, String... roles) {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    Person person =
        new Person(
            "test-" + unique + "@example.org",
            "Test %s %s".formatted(familyName, unique),
            "only-for-this-test");
    try {
      String token = administratorToken();
      String users = realm() + "/users";
      expect(http.post(users, token, account(person, familyName + " " + unique, places), Map.of()));
      String id = find(person, token).get("id").asText();
      String mappings = users + "/" + id + "/role-mappings/realm";
      expect(http.post(mappings, token, roles(token, roles), Map.of()));
      return person;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the person has to do at their next sign-in, in Keycloak's words. */
  void ask(Person person, String... actions) {
    try {
      String token = administratorToken();
      ObjectNode account = (ObjectNode) find(person, token);
      Stream.of(actions).forEach(account.withArray("requiredActions")::add);
      expect(http.put(realm() + "/users/" + account.get("id").asText(), token, account));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode find(Person person, String token) throws IOException {
    return expect(http.get(realm() + "/users?exact=true&username=" + person.username(), token))
        .get(0);
  }

  private static Map<String, Object> account(
      Person person, String familyName, List<String> places) {
    return Map.of(
        "username",
        person.username(),
        "enabled",
        true,
        "firstName",
        "Test",
        "lastName",
        familyName,
        "email",
        person.username(),
        "emailVerified",
        true,
        "attributes",
        Map.of("places", places),
        "credentials",
        List.of(Map.of("type", "password", "value", person.password(), "temporary", false)));
  }

  private List<JsonNode> roles(String token, String... names) {
    return Stream.of(names).map(name -> role(token, name)).toList();
  }

  private JsonNode role(String token, String name) {
    try {
      return expect(http.get(realm() + "/roles/" + name, token));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String administratorToken() throws IOException {
    return http.token(
        keycloak() + "/realms/master", "admin-cli", ADMINISTRATOR, administratorPassword());
  }

  private String administratorPassword() throws IOException {
    return Files.readAllLines(settings.folder().resolve("secrets")).stream()
        .filter(line -> line.startsWith(PASSWORD_LINE))
        .map(line -> line.substring(PASSWORD_LINE.length()))
        .findFirst()
        .orElseThrow();
  }

  private String realm() {
    return keycloak() + "/admin/realms/" + Realm.NAME;
  }

  private String keycloak() {
    return settings.address(Port.KEYCLOAK);
  }

  private static JsonNode expect(JsonClient.Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      throw new IOException("Keycloak answered %d %s".formatted(answer.status(), answer.body()));
    }
    return answer.body();
  }
}
