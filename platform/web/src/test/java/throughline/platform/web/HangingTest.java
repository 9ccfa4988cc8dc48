package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.RawHttp;
import throughline.platform.testing.TestTokens;

/** Nobody stops a service for the others by sending half of a request, or by keeping it busy. */
@QuarkusTest
class HangingTest {

  private static final int MANY = 300;
  private static final int MOST_CONNECTIONS = 600;
  private static final int MANY_MEGABYTES = 60;

  private static final String TOKEN = TestTokens.token("slow", "Sam Slow", "volunteer");

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Inject ExecutorService workers;

  @Test
  void pagesAndHealthAnswerWhileManyRequestsAreHalfSent() throws Exception {
    heldAndThenAnswered("/api/notes", "application/json", TOKEN, 408);
  }

  @Tag("nightly")
  @ParameterizedTest
  @CsvSource({
    "/notes/new, application/x-www-form-urlencoded",
    "/pictures, multipart/form-data; boundary=b",
  })
  void andWhileManyFormsAreHalfSent(String path, String type) throws Exception {
    heldAndThenAnswered(path, type, TOKEN, 408);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/notes, application/json,                  rubbish, 401",
    "/notes/new, application/x-www-form-urlencoded, rubbish, 401",
    "/nowhere,   application/x-www-form-urlencoded, ,        404",
    "/notes/new, text/plain,                        ,        415",
  })
  void thoseThatAreRefusedAnywayAreRefusedAtOnce(String path, String type, String token, int status)
      throws Exception {
    try (var log = new LogWatch()) {
      heldAndThenAnswered(path, type, token == null ? TOKEN : token, status);
      assertEquals("", log.lines());
    }
  }

  @Test
  void healthAnswersWhileEveryWorkerIsBusy() throws Exception {
    var end = new CountDownLatch(1);
    try {
      for (int i = 0; i < 1_000; i++) {
        workers.submit(
            () -> {
              end.await();
              return null;
            });
      }
      answersInTime(management.resolve("/q/health/ready"), 3_000);
    } finally {
      end.countDown();
    }
  }

  @Test
  void whoGoesAwayInTheMiddleLeavesNoTrace() throws Exception {
    try (var log = new LogWatch()) {
      for (RawHttp connection : hold("/api/notes", "application/json", TOKEN)) {
        connection.close();
      }
      try (var garbage = RawHttp.connect(RestAssured.port)) {
        garbage.send(head("/api/notes", "application/json", TOKEN, "Transfer-Encoding: chunked"));
        garbage.send("zz\r\n").answer();
      }
      answersWithinASecond();
      assertEquals("", log.lines());
    }
  }

  @Test
  void whatWasAnsweredIsNotHeldOnTo() throws Exception {
    answersWithinASecond();
    long before = heldMegabytes();
    for (int i = 0; i < MANY_MEGABYTES; i++) {
      given()
          .contentType(ContentType.URLENC.withCharset("UTF-8"))
          .body(("more=" + "x".repeat(60_000) + "&").repeat(16))
          .post("/signed-out-elsewhere")
          .then()
          .statusCode(400);
    }

    assertTrue(heldMegabytes() - before < MANY_MEGABYTES / 2, "bodies stay until a timer is due");
  }

  private static long heldMegabytes() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  @Test
  void aConnectionIsKeptForTheNextRequestWhenTheFirstWasRefused() throws Exception {
    try (var connection = RawHttp.connect(RestAssured.port)) {
      var answer =
          connection
              .send(
                  """
                  POST /api/notes HTTP/1.1\r
                  Host: localhost\r
                  Content-Type: application/json\r
                  Content-Length: 2\r
                  \r
                  {}GET /signed-out HTTP/1.1\r
                  Host: localhost\r
                  Connection: close\r
                  \r
                  """)
              .answer();

      assertEquals(200, answer.status());
    }
  }

  @Test
  void aConnectionTooManyIsClosedAtOnceAndTheNextIsTakenWhenTheyAreGone() throws Exception {
    var held = new ArrayList<RawHttp>();
    try {
      for (int i = 0; i < MOST_CONNECTIONS; i++) {
        held.add(RawHttp.connect(RestAssured.port));
      }
      Awaitility.await().until(() -> statusOfANewConnection() == 0);
      given().get(management.resolve("/q/health/ready")).then().statusCode(200);
    } finally {
      for (RawHttp connection : held) {
        connection.close();
      }
    }
    Awaitility.await().until(() -> statusOfANewConnection() == 200);
  }

  private static int statusOfANewConnection() throws IOException {
    try (var connection = RawHttp.connect(RestAssured.port)) {
      return connection
          .send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
          .answer()
          .status();
    }
  }

  @Test
  void aClientThatAsksFirstIsToldToContinue() throws Exception {
    try (var connection = RawHttp.connect(RestAssured.port)) {
      var head =
          head(
              "/api/notes",
              "application/json",
              TOKEN,
              "Content-Length: 2",
              "Expect: 100-continue",
              "Connection: close");
      assertEquals(400, connection.send(head).send("{}").answer().status());
    }
  }

  private void heldAndThenAnswered(String path, String type, String token, int status)
      throws IOException {
    var held = hold(path, type, token);

    answersWithinASecond();

    for (RawHttp connection : held) {
      var answer = connection.answer();
      assertEquals(status, answer.status());
      assertFalse(answer.body().isBlank());
      connection.close();
    }
  }

  private static List<RawHttp> hold(String path, String type, String token) throws IOException {
    var held = new ArrayList<RawHttp>();
    for (int i = 0; i < MANY; i++) {
      var head = head(path, type, token, "Content-Length: 100");
      // In one piece: whoever has been refused before the rest comes has that answer taken away.
      held.add(RawHttp.connect(RestAssured.port).send(head + "{\"a"));
    }
    return held;
  }

  private static String head(String path, String type, String token, String... more) {
    return """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: %s\r
        %s\r
        \r
        """
        .formatted(path, token, type, String.join("\r\n", more));
  }

  private void answersWithinASecond() {
    answersInTime(URI.create("/"), 1_000);
    answersInTime(management.resolve("/q/health/ready"), 1_000);
  }

  /** A busy machine may take longer at first; a service that hangs does so each time. */
  private static void answersInTime(URI address, long millis) {
    Awaitility.await()
        .ignoreExceptions()
        .untilAsserted(() -> given().get(address).then().statusCode(200).time(lessThan(millis)));
  }
}
