package throughline.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import throughline.local.JsonClient;
import throughline.local.JsonClient.Answer;
import throughline.local.PersonToken;

/** One person at the API of one service, with a token from Keycloak. */
final class Api {
  private final JsonClient http = new JsonClient();
  private final String address;
  private final PersonToken token;

  Api(String address, PersonToken token) {
    this.address = address;
    this.token = token;
  }

  JsonNode get(String path) {
    try {
      return expectSuccess(path, http.get(address + path, token.value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it once and expects it to be accepted. */
  JsonNode post(String path, Map<String, String> body) {
    try {
      return expectSuccess(path, send(path, body, UUID.randomUUID().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it under a key by which the service knows a repeat, and returns whatever it answers. */
  Answer send(String path, Map<String, String> body, String key) throws IOException {
    return http.post(address + path, token.value(), body, Map.of("Idempotency-Key", key));
  }

  private static JsonNode expectSuccess(String path, Answer answer) {
    assertTrue(
        answer.isSuccess(),
        () -> "%s was answered %d %s".formatted(path, answer.status(), answer.body()));
    return answer.body();
  }
}
