package throughline.platform.web.metrics;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.RawHttp;
import throughline.platform.testing.TestTokens;

/** Whoever invents methods and paths must not fill the memory of the service and its collector. */
@QuarkusTest
class UriTagsTest {

  private static final int MANY = 300;

  @Inject MeterRegistry metrics;

  @Test
  void inventedMethodsAreRefusedAndMakeNoSeries() throws Exception {
    send("METHOD0 / HTTP/1.1", "");
    var before = series();
    for (int i = 1; i <= MANY; i++) {
      var answer = send("METHOD" + i + " / HTTP/1.1", "");
      assertEquals(405, answer.status());
      assertTrue(answer.header("Allow").contains("GET"), answer.toString());
    }
    assertEquals(before, series());
  }

  /** One for each way in which it ends, and not one for each path. */
  @Test
  void inventedPathsMakeAHandful() throws Exception {
    var token =
        "Authorization: Bearer " + TestTokens.token("inventor", "Ivy", "volunteer") + "\r\n";
    var before = series().size();
    for (int i = 1; i <= MANY; i++) {
      inventPaths(i, token);
    }
    assertTrue(series().size() <= before + 12, () -> series().toString());
    assertTrue(uris().stream().noneMatch(uri -> uri.contains("invented")), () -> uris().toString());
  }

  @Test
  void anEndpointKeepsItsOwn() {
    given()
        .auth()
        .oauth2(TestTokens.token("reader", "Rob", "volunteer"))
        .get("/api/notes/7")
        .then()
        .statusCode(404);

    // Counted once the answer has left, which may be a moment after it came.
    await().untilAsserted(() -> assertThat(uris(), hasItem("/api/notes/{id}")));
  }

  private void inventPaths(int i, String token) throws IOException {
    send("GET /invented" + i + " HTTP/1.1", "");
    send("GET /invented/" + i + " HTTP/1.1", token);
    send("GET /api/invented" + i + " HTTP/1.1", token);
    send("GET /api/invented" + i + " HTTP/1.1", "Authorization: Bearer rubbish\r\n");
    send("GET /%zz" + i + " HTTP/1.1", "");
    send("POST /invented" + i + " HTTP/1.1", "Content-Length: 0\r\n");
    send("POST /invented" + i + " HTTP/1.1", "Content-Length: 10000000\r\n");
    send("OPTIONS /invented" + i + " HTTP/1.1", "Origin: http://x\r\n");
    try (var cut = RawHttp.connect(RestAssured.port)) {
      cut.send("POST /cut" + i + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n");
    }
  }

  private static RawHttp.Answer send(String line, String headers) throws IOException {
    try (var connection = RawHttp.connect(RestAssured.port)) {
      return connection
          .send(line + "\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
          .answer();
    }
  }

  private Set<String> series() {
    return metrics.find("http.server.requests").timers().stream()
        .map(timer -> timer.getId().getTags().toString())
        .collect(Collectors.toSet());
  }

  private Set<String> uris() {
    return metrics.find("http.server.requests").timers().stream()
        .map(timer -> timer.getId().getTag("uri"))
        .collect(Collectors.toSet());
  }
}
