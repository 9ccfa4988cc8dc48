package throughline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import throughline.local.JsonClient;
import throughline.local.JsonClient.Answer;
import throughline.local.PersonToken;
import throughline.local.Realm;
import throughline.local.Settings;
import throughline.local.SuiteService;

/** One demonstration person at the API of one service, by a token from the real Keycloak. */
final class Caller {
  private final JsonClient http;
  private final String address;
  private final PersonToken token;

  private Caller(JsonClient http, String address, PersonToken token) {
    this.http = http;
    this.address = address;
    this.token = token;
  }

  static Caller signIn(JsonClient http, Settings settings, String role, SuiteService service) {
    Realm.Person person = Realm.person(role);
    try {
      PersonToken token =
          new PersonToken(http, settings.issuer(), person.username(), person.password());
      token.value();
      return new Caller(http, settings.address(service.port()), token);
    } catch (IOException e) {
      throw new JourneyFailed("The %s could not sign in: %s".formatted(role, e.getMessage()), e);
    }
  }

  JsonNode get(String path) {
    try {
      return expectSuccess("GET " + address + path, http.get(address + path, token.value()));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** Sends the request once, under a key by which the service would know a repeat. */
  JsonNode post(String path, Map<String, String> body) {
    Map<String, String> headers = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    try {
      return expectSuccess(
          "POST " + address + path, http.post(address + path, token.value(), body, headers));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private JsonNode expectSuccess(String request, Answer answer) {
    if (!answer.isSuccess()) {
      throw new JourneyFailed(
          "%s was answered %d: %s".formatted(request, answer.status(), answer.body()));
    }
    return answer.body();
  }

  private JourneyFailed unreachable(IOException e) {
    return new JourneyFailed(
        "%s does not answer (%s). If the suite runs on other ports, give the same variables as ./run had."
            .formatted(address, e),
        e);
  }
}
