package throughline.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks servers for JSON, each request in the name of the person whose token goes with it. */
public final class JsonClient {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String JSON = "application/json";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final ObjectMapper mapper = new ObjectMapper();

  /** What came back; the body is a missing node when there was none. */
  public record Answer(int status, JsonNode body) {
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** A token for a person by their password, through a client that allows it. */
  public String token(String realmAddress, String client, String username, String password)
      throws IOException {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "password",
            "client_id",
            client,
            "username",
            username,
            "password",
            password);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realmAddress + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(LIMIT)
            .POST(BodyPublishers.ofString(encoded(form)))
            .build();
    Answer answer = send(request);
    if (!answer.isSuccess()) {
      throw new IOException(
          "no token for %s: %d %s".formatted(username, answer.status(), answer.body()));
    }
    return answer.body().get("access_token").asText();
  }

  public Answer get(String address, String token) throws IOException {
    return send(request(address, token).GET().build());
  }

  public Answer post(String address, String token, Object body, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request = request(address, token).POST(json(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  public Answer put(String address, String token, Object body) throws IOException {
    return send(request(address, token).PUT(json(body)).build());
  }

  public Answer delete(String address, String token) throws IOException {
    return send(request(address, token).DELETE().build());
  }

  /** As Keycloak takes roles away: DELETE with a body. */
  public Answer delete(String address, String token, Object body) throws IOException {
    return send(request(address, token).method("DELETE", json(body)).build());
  }

  private HttpRequest.Builder request(String address, String token) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(LIMIT)
        .header("Accept", JSON)
        .header("Content-Type", JSON)
        .header("Authorization", "Bearer " + token);
  }

  private BodyPublisher json(Object body) throws IOException {
    return BodyPublishers.ofString(mapper.writeValueAsString(body));
  }

  private Answer send(HttpRequest request) throws IOException {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(),
          text.isBlank() ? MissingNode.getInstance() : mapper.readTree(text));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
