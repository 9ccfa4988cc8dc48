package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import throughline.client.JsonClient;

/**
 * Keycloak's administration, by paths below {@code /admin/realms}, for the minute that its token
 * lives.
 */
public final class AdminApi {
  private final JsonClient http = new JsonClient();
  private final String realms;
  private final String token;

  AdminApi(String keycloak, String administratorPassword) throws IOException {
    this.realms = keycloak + "/admin/realms";
    this.token =
        http.token(
            keycloak + "/realms/master",
            "admin-cli",
            Keycloak.ADMINISTRATOR,
            administratorPassword);
  }

  public static AdminApi of(Settings settings) throws IOException {
    Secrets secrets = new Secrets(new Workspace(settings.folder()).secrets());
    return new AdminApi(settings.address(Port.KEYCLOAK), secrets.get(Keycloak.PASSWORD));
  }

  public JsonNode get(String path) throws IOException {
    return expect(path, http.get(realms + path, token));
  }

  public void post(String path, Object body) throws IOException {
    expect(path, http.post(realms + path, token, body, Map.of()));
  }

  public void put(String path, Object body) throws IOException {
    expect(path, http.put(realms + path, token, body));
  }

  public void delete(String path) throws IOException {
    expect(path, http.delete(realms + path, token));
  }

  public void delete(String path, Object body) throws IOException {
    expect(path, http.delete(realms + path, token, body));
  }

  private static JsonNode expect(String path, JsonClient.Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      throw new IOException(
          "Keycloak answered %s with %d %s".formatted(path, answer.status(), answer.body()));
    }
    return answer.body();
  }
}
