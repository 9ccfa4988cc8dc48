package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The client scopes of a realm file, in a realm that was imported before it had them. */
final class RealmScopes {
  private final AdminApi keycloak;
  private final String realm;

  RealmScopes(AdminApi keycloak, String realm) {
    this.keycloak = keycloak;
    this.realm = realm;
  }

  void createMissing(JsonNode file) throws IOException {
    for (JsonNode scope : file.get("clientScopes")) {
      if (id(scope.get("name").asText()) == null) {
        keycloak.post(realm + "/client-scopes", scope);
      }
    }
    for (JsonNode mapping : file.get("scopeMappings")) {
      String scope = id(mapping.get("clientScope").asText());
      keycloak.post(
          realm + "/client-scopes/" + scope + "/scope-mappings/realm", roles(mapping.get("roles")));
    }
  }

  /**
   * Gives a client the scopes that the file names for it, and takes the others away.
   *
   * @param path of the client in the realm
   */
  void assign(JsonNode client, String path) throws IOException {
    for (String kind : List.of("default", "optional")) {
      JsonNode wanted = client.path(kind + "ClientScopes");
      if (wanted.isMissingNode()) {
        continue;
      }
      String assigned = "%s/%s-client-scopes".formatted(path, kind);
      for (JsonNode scope : keycloak.get(assigned)) {
        keycloak.delete(assigned + "/" + scope.get("id").asText());
      }
      for (JsonNode name : wanted) {
        keycloak.put(assigned + "/" + id(name.asText()), Map.of());
      }
    }
  }

  private String id(String name) throws IOException {
    for (JsonNode scope : keycloak.get(realm + "/client-scopes")) {
      if (scope.get("name").asText().equals(name)) {
        return scope.get("id").asText();
      }
    }
    return null;
  }

  private List<JsonNode> roles(JsonNode names) throws IOException {
    List<JsonNode> roles = new ArrayList<>();
    for (JsonNode name : names) {
      roles.add(keycloak.get(realm + "/roles/" + name.asText()));
    }
    return roles;
  }
}
