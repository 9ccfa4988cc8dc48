package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/**
 * Brings the clients of a realm that was imported earlier up to the realm file and the ports of
 * today: an import leaves a realm that exists as it is.
 */
final class RealmClients {
  private final JsonClient http = new JsonClient();
  private final String keycloak;
  private final String token;

  RealmClients(String keycloak, String administratorPassword) throws IOException {
    this.keycloak = keycloak;
    this.token =
        http.token(
            keycloak + "/realms/master",
            "admin-cli",
            Keycloak.ADMINISTRATOR,
            administratorPassword);
  }

  void update(JsonNode clients) throws IOException {
    String all = keycloak + "/admin/realms/" + Realm.NAME + "/clients";
    for (JsonNode client : clients) {
      JsonNode found =
          expect(http.get(all + "?clientId=" + client.get("clientId").asText(), token)).body();
      if (found.isEmpty()) {
        expect(http.post(all, token, client, Map.of()));
      } else {
        expect(http.put(all + "/" + found.get(0).get("id").asText(), token, client));
      }
    }
  }

  private static JsonClient.Answer expect(JsonClient.Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      throw new IOException(
          "Keycloak refused its clients: %d %s".formatted(answer.status(), answer.body()));
    }
    return answer;
  }
}
