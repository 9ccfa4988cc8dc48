package throughline.platform.web.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server of Vert.x, whose connections Netty gives to the guards as it does in a service. */
class ConnectionGuardsTest {

  private static final String EXTENSIONS = "io.netty.bootstrap.extensions";
  private static final String SECONDS = "throughline.head-seconds";

  private static Vertx vertx;
  private static HttpServer server;

  @BeforeAll
  static void start() throws ExecutionException, InterruptedException {
    System.setProperty(EXTENSIONS, "serviceload");
    System.setProperty(SECONDS, "1");
    vertx = Vertx.vertx();
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .requestHandler(
                request -> {
                  if (request.path().endsWith("/slow")) {
                    vertx.setTimer(3_000, due -> request.response().end("slow but there"));
                  } else if (request.path().endsWith("/refused")) {
                    request.response().setStatusCode(403).end();
                  } else if (request.path().endsWith("/read")) {
                    request.body().onSuccess(all -> request.response().end("read"));
                  } else {
                    request.response().end("fine");
                  }
                })
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterAll
  static void stop() throws ExecutionException, InterruptedException {
    vertx.close().toCompletionStage().toCompletableFuture().get();
    System.clearProperty(EXTENSIONS);
    System.clearProperty(SECONDS);
  }

  @Test
  void aHeadThatComesByteByByteEndsTheConnection() throws IOException {
    try (var socket = connect()) {
      var started = System.nanoTime();
      var dripping =
          vertx.setPeriodic(
              100,
              drop -> {
                try {
                  socket.getOutputStream().write('x');
                } catch (IOException closed) {
                  vertx.cancelTimer(drop);
                }
              });
      socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));

      read(socket);

      vertx.cancelTimer(dripping);
      assertClosedInTime(started);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET"})
  void soDoesNothingAtAllAndAHeadThatStops(String sent) throws IOException {
    try (var socket = connect()) {
      var started = System.nanoTime();
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      if (sent.endsWith("GET")) {
        // What comes with the end of the request before is seen when its next byte comes.
        vertx.setTimer(300, due -> write(socket, " "));
      }

      read(socket);

      assertClosedInTime(started);
    }
  }

  @Test
  void anAnswerMayTakeLongerThanAHead() throws IOException {
    assertTrue(exchange("GET /slow HTTP/1.1\r\n").endsWith("slow but there"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/refused HTTP/1.1,     403, application/problem+json, not-allowed",
    "GET /refused HTTP/1.1,         403, text/html;charset=UTF-8,  <h1>Not allowed",
    "GET /a b HTTP/1.1,             400, text/html;charset=UTF-8,  <h1>This request cannot be read",
    "GET /api/x HTTP/1.1\\nA b: c,   400, application/problem+json, bad-request",
    "GET /api/x HTTP/1.1\\nA: LARGE, 431, application/problem+json, head-too-large",
    "GET /LARGE HTTP/1.1,           414, text/html;charset=UTF-8,  <h1>That web address is too long",
  })
  void anErrorThatNobodyWordedGetsItsWords(String head, int status, String mediaType, String words)
      throws IOException {
    var sent = head.replace("\\n", "\r\n").replace("LARGE", "x".repeat(20_000)) + "\r\n";

    var answer = exchange(sent);

    assertTrue(answer.startsWith("HTTP/1."), answer);
    assertEquals(status, Integer.parseInt(answer.split(" ")[1]));
    assertTrue(answer.contains("content-type: " + mediaType), answer);
    assertTrue(answer.contains(words), answer);
  }

  @Test
  void aChunkThatIsNoneIsRefusedAtOnce() throws IOException {
    try (var socket = connect()) {
      write(socket, "POST /api/read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      write(socket, "3\r\nabc\r\nzz\r\n");
      var started = System.nanoTime();

      var answer = read(socket);

      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
      assertTrue(answer.contains("bad-request"), answer);
      assertClosedInTime(started);
    }
  }

  @Test
  void anAnswerToHeadHasNone() throws IOException {
    assertTrue(exchange("HEAD /refused HTTP/1.1\r\n").endsWith("\r\n\r\n"));
  }

  private static Socket connect() throws IOException {
    var socket = new Socket("localhost", server.actualPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void write(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closed) {
      // Then there is nothing to be held any more.
    }
  }

  private static String exchange(String head) throws IOException {
    try (var socket = connect()) {
      write(socket, head + "Host: localhost\r\nConnection: close\r\n\r\n");
      return read(socket);
    }
  }

  private static String read(Socket socket) throws IOException {
    var read = Buffer.buffer();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        read.appendByte((byte) b);
      }
    } catch (java.net.SocketException reset) {
      // The server does not wait for the rest of what it refused.
    }
    return read.toString();
  }

  private static void assertClosedInTime(long started) {
    var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    assertTrue(seconds < 5, "was held for " + seconds + " s");
  }
}
