package throughline.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.TestTokens;

/**
 * A form that cannot be decoded is the sender's mistake, and what was typed into it is nobody's to
 * read. Sent byte by byte, because a client that knows forms would mend it.
 */
@QuarkusTest
class UnreadableFormTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @TestHTTPResource("/notes/new")
  URI page;

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(FORM, "title=Xanthe+100%"),
        Arguments.of(FORM, "title=Xanthe+100%&kind=HUB"),
        Arguments.of(FORM, "title=Xanthe%zz&kind=HUB"),
        Arguments.of(FORM, "Xanthe%zz=&kind=HUB"),
        Arguments.of(FORM, "title=Xanthe&".repeat(1001)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void itIsRefusedAndNothingOfItIsRepeated(String type, String body) throws Exception {
    try (var log = new LogWatch()) {
      var answer = send(type, "text/html", body);

      assertEquals(400, answer.statusCode());
      assertTrue(answer.body().contains("Your browser sent something we could not use"));
      assertFalse(answer.body().contains("Xanthe"), answer.body());
      assertFalse(log.lines().contains("Xanthe"), "logged what was typed");
      assertFalse(log.lines().contains("request-failed"), "logged as a failure of ours");
    }
  }

  /** Whoever checks a form and whoever reads it might not agree on what one is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Application/X-WWW-Form-URLEncoded",
        "application/x-www-form-urlencoded;charset=utf-16",
        "application/x-www-form-urlencoded; charset=foo",
        "application/x-www-form-urlencoded; a=b",
        "application/x-www-form-urlencoded, text/plain",
        "application/*",
        "*/*",
        "multipart/form-data; boundary=cut",
        "text/plain",
        "application/json",
        "rubbish"
      })
  void whatIsNotNamedAsAFormIsNone(String type) throws Exception {
    var answer = send(type, "text/html", "title=Xanthe");

    assertEquals(415, answer.statusCode());
    assertTrue(answer.body().contains("Your browser sent something we could not use"));
  }

  @Test
  void aProgramGetsAProblem() throws Exception {
    var answer = send(FORM, "application/json", "title=Xanthe+100%");

    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("\"code\":\"bad-request\""), answer.body());
  }

  /** Such an address cannot even be made with Java's own class for them. */
  @Test
  void soIsAnAddressThatCannotBeDecoded() throws Exception {
    try (var log = new LogWatch();
        var socket = new Socket(page.getHost(), page.getPort())) {
      var request = "GET /?after=100% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
      assertFalse(log.lines().contains("request-failed"), "logged as a failure of ours");
    }
  }

  private HttpResponse<String> send(String type, String accept, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(page)
            .header("Authorization", "Bearer " + TestTokens.token("typist", "Ada", "volunteer"))
            .header("Content-Type", type)
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
