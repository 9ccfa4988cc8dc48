package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Brings a realm that was imported earlier up to the realm file and the ports of today: an import
 * leaves a realm that exists as it is. Of people only those of the demonstration are touched, who
 * get what they lack.
 */
final class RealmUpdate {
  /** What the realm's own address does not take, or would take away from people. */
  private static final List<String> NOT_SETTINGS =
      List.of(
          "users",
          "roles",
          "defaultRole",
          "clients",
          "clientScopes",
          "scopeMappings",
          "components",
          "authenticationFlows",
          "authenticatorConfig");

  private final AdminApi keycloak;

  RealmUpdate(String address, String administratorPassword) throws IOException {
    this.keycloak = new AdminApi(address, administratorPassword);
  }

  void update(JsonNode realm, JsonNode master) throws IOException {
    String name = "/" + Realm.NAME;
    keycloak.put("/master", master);
    new RealmFlows(keycloak, name).createMissing(realm);
    keycloak.put(name + "/users/profile", profile(realm));
    createMissingRoles(name, realm);
    // Before the rules for passwords: that of the demonstration is on the list of those refused.
    keycloak.put(name, Map.of("passwordPolicy", ""));
    new RealmPeople(keycloak, name).complete(realm.get("users"));
    keycloak.put(name, settings(realm));
    RealmScopes scopes = new RealmScopes(keycloak, name);
    scopes.createMissing(realm);
    for (JsonNode client : realm.get("clients")) {
      update(name + "/clients", client, scopes);
    }
  }

  private void createMissingRoles(String name, JsonNode realm) throws IOException {
    keycloak.post(
        name + "/partialImport",
        Map.of("ifResourceExists", "SKIP", "roles", Map.of("realm", realm.at("/roles/realm"))));
  }

  private static JsonNode settings(JsonNode realm) {
    ObjectNode settings = realm.deepCopy();
    return settings.remove(NOT_SETTINGS);
  }

  private static JsonNode profile(JsonNode realm) throws IOException {
    return Realm.parse(
        realm
            .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
            .at("/kc.user.profile.config/0")
            .asText());
  }

  /** An update of a client leaves its scopes as they are; making it does not. */
  private void update(String clients, JsonNode client, RealmScopes scopes) throws IOException {
    JsonNode found = keycloak.get(clients + "?clientId=" + client.get("clientId").asText());
    if (found.isEmpty()) {
      keycloak.post(clients, client);
      return;
    }
    String path = clients + "/" + found.get(0).get("id").asText();
    keycloak.put(path, client);
    scopes.assign(client, path);
  }
}
