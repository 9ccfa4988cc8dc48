package throughline.bookings.testing;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import throughline.platform.testing.Actor;

/** Sends hundreds of requests with little work of its own, so that they really meet. */
public final class PlainClient {

  private final HttpClient http = HttpClient.newHttpClient();

  /** Posts JSON and answers with the status and, of a refusal, its code. */
  public String post(String path, Actor person, String idempotencyKey, String body) {
    var address = URI.create("http://localhost:" + RestAssured.port + path);
    var request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + person.token())
            .header("Content-Type", "application/json")
            .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    var answer = send(request.build());
    return answer.statusCode() < 300
        ? String.valueOf(answer.statusCode())
        : answer.statusCode() + " " + JsonPath.from(answer.body()).get("code");
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
