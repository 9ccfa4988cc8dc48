package throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import throughline.local.Accounts;
import throughline.local.AdminApi;
import throughline.local.Administrator;
import throughline.local.Realm;

/** The demonstration people, and others made for one test so that no figure has met them before. */
final class People {
  private static final String REALM = "/" + Realm.NAME;
  private static final String USERS = REALM + "/users";

  private final Administrator administrator;
  private final Accounts accounts;

  People(Administrator administrator) {
    this.administrator = administrator;
    this.accounts = new Accounts(administrator);
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

  /** Somebody new with one role at one place, as {@code registrar@WITNEY}. */
  Person createAt(String familyName, String place, String role) {
    return create(familyName, List.of(place), role);
  }

  /** What the services know the person by. */
  String subject(Person person) {
    var found = new ArrayList<String>();
    administer(keycloak -> found.add(find(keycloak, person).get("id").asText()));
    return found.get(0);
  }

  private Person create(String familyName, List<String> places, String... roles) {
    Accounts.Account made = accounts.create(familyName, places, roles);
    return new Person(made.username(), made.name(), made.password());
  }

  /** What the person has to do at their next sign-in, in Keycloak's words. */
  void ask(Person person, String... actions) {
    administer(
        keycloak -> {
          ObjectNode account = (ObjectNode) find(keycloak, person);
          Stream.of(actions).forEach(account.withArray("requiredActions")::add);
          keycloak.put(USERS + "/" + account.get("id").asText(), account);
        });
  }

  /** Takes a role away, which tells no service anything. */
  void takeAway(Person person, String role) {
    administer(
        keycloak -> keycloak.delete(rolesOf(keycloak, person), representations(keycloak, role)));
  }

  /** Ends every session of the person, as an administrator does for a lost phone. */
  void signOutEverywhere(Person person) {
    administer(
        keycloak ->
            keycloak.post(
                USERS + "/" + find(keycloak, person).get("id").asText() + "/logout", Map.of()));
  }

  private interface Administration {
    void through(AdminApi keycloak) throws IOException;
  }

  private void administer(Administration work) {
    try {
      work.through(administrator.api());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode find(AdminApi keycloak, Person person) throws IOException {
    return keycloak.get(USERS + "?exact=true&username=" + person.username()).get(0);
  }

  private static String rolesOf(AdminApi keycloak, Person person) throws IOException {
    return USERS + "/" + find(keycloak, person).get("id").asText() + "/role-mappings/realm";
  }

  private static List<JsonNode> representations(AdminApi keycloak, String... roles)
      throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (String role : roles) {
      found.add(keycloak.get(REALM + "/roles/" + role));
    }
    return found;
  }
}
