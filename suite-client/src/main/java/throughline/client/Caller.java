package throughline.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import throughline.client.JsonClient.Answer;

/** One person at the API of one service, by a token from the real provider. */
public final class Caller {
  private static final int SLICE = 200;

  private final JsonClient http;
  private final Supplier<String> door;
  private final PersonToken token;

  private Caller(JsonClient http, Supplier<String> door, PersonToken token) {
    this.http = http;
    this.door = door;
    this.token = token;
  }

  /**
   * @param address of the service, without a slash at its end
   */
  public static Caller signIn(JsonClient http, String address, PersonToken token) {
    return signIn(http, () -> address, token);
  }

  /** The same where another instance of the service may take the place of one, at each request. */
  public static Caller signIn(JsonClient http, Supplier<String> door, PersonToken token) {
    try {
      token.value();
    } catch (IOException e) {
      throw new CallFailed("Signing in failed: " + e.getMessage(), e);
    }
    return new Caller(http, door, token);
  }

  /** What is at this path; fails unless the service answers with success. */
  public JsonNode get(String path) {
    String address = door.get();
    try {
      return expectSuccess("GET " + address + path, http.get(address + path, token.value()));
    } catch (IOException e) {
      throw unreachable(address, e);
    }
  }

  public List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    do {
      JsonNode slice = get(path + "?limit=" + SLICE + (next.isEmpty() ? "" : "&after=" + next));
      slice.get("items").forEach(items::add);
      next = slice.path("next").asText();
    } while (!next.isEmpty());
    return items;
  }

  /** Sends the request once; fails unless the service answers with success. */
  public JsonNode post(ApiRequest request) {
    try {
      Answer answer = send(request, UUID.randomUUID().toString());
      return expectSuccess("POST " + door.get() + request.path(), answer);
    } catch (IOException e) {
      throw unreachable(door.get(), e);
    }
  }

  /**
   * Sends the request under a key by which the service knows a repeat.
   *
   * @return whatever the service answered
   * @throws IOException when it did not answer, or the provider gave no token
   */
  public Answer send(ApiRequest request, String key) throws IOException {
    return http.post(
        door.get() + request.path(), token.value(), request.body(), Map.of("Idempotency-Key", key));
  }

  private static JsonNode expectSuccess(String request, Answer answer) {
    if (!answer.isSuccess()) {
      throw new CallFailed(
          "%s was answered %d: %s".formatted(request, answer.status(), answer.body()));
    }
    return answer.body();
  }

  private static CallFailed unreachable(String address, IOException e) {
    return new CallFailed(
        "%s does not answer (%s). If the suite runs on other ports, give the same variables as ./run had."
            .formatted(address, e),
        e);
  }
}
