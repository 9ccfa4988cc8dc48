package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** The demonstration people, in a realm that was imported before it had them or their places. */
final class RealmPeople {
  private final AdminApi keycloak;
  private final String realm;

  RealmPeople(AdminApi keycloak, String realm) {
    this.keycloak = keycloak;
    this.realm = realm;
  }

  void complete(JsonNode people) throws IOException {
    keycloak.post(realm + "/partialImport", Map.of("ifResourceExists", "SKIP", "users", people));
    for (JsonNode person : people) {
      if (person.has("attributes")) {
        giveMissingPlaces(person);
      }
    }
  }

  /** Somebody may have tried other places for them, which then stay. */
  private void giveMissingPlaces(JsonNode person) throws IOException {
    String users = realm + "/users";
    String name = person.get("username").asText();
    ObjectNode found = (ObjectNode) keycloak.get(users + "?exact=true&username=" + name).get(0);
    if (found.at("/attributes/places").isMissingNode()) {
      found.withObject("/attributes").set("places", person.at("/attributes/places"));
      keycloak.put(users + "/" + found.get("id").asText(), found);
    }
  }
}
