package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.RawHttp;

/** Whoever closes a page while it is written has broken nothing. */
@QuarkusTest
class GoneReaderTest {

  @TestHTTPResource URI uri;

  @Test
  void aReaderWhoLeavesIsNoFailureOfOurs() throws Exception {
    try (var log = new LogWatch();
        var reader = RawHttp.connect(uri.getPort())) {
      reader.send(
          "GET /api/notes/gone.broken HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      reader.answer();
      failsForSomebodyWhoIsThere();

      await().until(() -> log.lines().contains("closed.broken"));
      assertFalse(log.lines().contains("gone.broken"), log.lines());
    }
  }

  /** Something else that is closed is one. */
  private static void failsForSomebodyWhoIsThere() {
    given().get("/api/notes/closed.broken").then().statusCode(500);
  }
}
