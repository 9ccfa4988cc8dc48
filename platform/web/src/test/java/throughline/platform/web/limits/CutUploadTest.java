package throughline.platform.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.RawHttp;

/**
 * The network cuts a form with a file where it likes. Each piece is a chunk here, so that it comes
 * to the service as it was cut however fast the machine is.
 */
@QuarkusTest
class CutUploadTest {

  private static final String PICTURE =
      "--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\n";
  private static final String TITLE =
      "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n";
  private static final String PLACE =
      "--b\r\nContent-Disposition: form-data; name=\"place\"\r\n\r\n";
  private static final String END = "--b--\r\n";

  private static final String FORM =
      PICTURE + "\r--\rxyz\r\n" + TITLE + "1\r\n" + PLACE + "a\r\n-\r-\r\n" + END;
  private static final String SAID = "<1> <a\r\n-\r-> <a.png: \r--\rxyz>";

  @Test
  void whereverItIsCutInTwoTheSameComes() throws IOException {
    for (int cut = 1; cut < FORM.length(); cut++) {
      assertEquals(SAID, said(FORM.substring(0, cut), FORM.substring(cut)), "cut at " + cut);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void andInAnyNumberOfPieces(int length) throws IOException {
    var pieces =
        IntStream.iterate(0, at -> at < FORM.length(), at -> at + length)
            .mapToObj(at -> FORM.substring(at, Math.min(FORM.length(), at + length)))
            .toArray(String[]::new);
    assertEquals(SAID, said(pieces));
  }

  @Test
  void aFileWithoutANameIsNoneAndASecondIsThrownAway() throws IOException {
    var nameless = PICTURE.replace("a.png", "");
    assertEquals("<1> <> <no file>", said(nameless + "\r\n" + TITLE + "1\r\n" + END));
    var second = PICTURE.replace("a.png", "second.png");
    assertEquals("<> <> <a.png: x>", said(PICTURE + "x\r\n" + second + "y\r\n" + END));
  }

  @Test
  void whatIsNoFormOfABrowserIsRefused() throws IOException {
    try (var log = new LogWatch()) {
      for (String broken :
          List.of(
              "",
              "nothing",
              PICTURE + "x",
              PICTURE + "x\r\n" + TITLE + "1\r\n--b",
              TITLE.replace("name=", "other=") + "1\r\n" + END,
              "--b\r\n\r\n1\r\n" + END,
              "--b\r\nContent-Disposition\r\n\r\n1\r\n" + END,
              "--b\r\nX: " + "long ".repeat(60_000) + "\r\n\r\n1\r\n" + END,
              TITLE + "long ".repeat(60_000) + "\r\n" + END,
              (TITLE + "1\r\n").repeat(101) + END)) {
        assertEquals(
            400, answer(broken).status(), broken.substring(0, Math.min(80, broken.length())));
      }
      assertEquals("", log.lines());
    }
  }

  private static String said(String... pieces) throws IOException {
    var answer = answer(pieces);
    assertEquals(200, answer.status());
    return answer.body();
  }

  private static RawHttp.Answer answer(String... pieces) throws IOException {
    var head =
        """
        POST /pictures HTTP/1.1\r
        Host: localhost\r
        Connection: close\r
        Content-Type: multipart/form-data; boundary=b\r
        Transfer-Encoding: chunked\r
        \r
        """;
    var body = new StringBuilder();
    Arrays.stream(pieces)
        .filter(piece -> !piece.isEmpty())
        .forEach(
            piece ->
                body.append(Integer.toHexString(piece.length()))
                    .append("\r\n")
                    .append(piece)
                    .append("\r\n"));
    try (var connection = RawHttp.connect(RestAssured.port)) {
      return connection.send(head + body + "0\r\n\r\n").answer();
    }
  }
}
