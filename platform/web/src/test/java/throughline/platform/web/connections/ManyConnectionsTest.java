package throughline.platform.web.connections;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A real server of Vert.x that takes 600 connections, as Quarkus has it refuse the next. */
class ManyConnectionsTest {

  private static final String EXTENSIONS = "io.netty.bootstrap.extensions";
  private static final int MOST = 600;
  private static final int NEARLY_ALL = 540;
  private static final int MORE = 620;
  private static final Duration POLL = Duration.ofMillis(1);
  private static final String VISITOR = "127.0.0.2";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Queue<HttpServerRequest> HELD = new ConcurrentLinkedQueue<>();

  private static Vertx vertx;
  private static HttpServer server;

  private final List<Socket> sockets = new ArrayList<>();

  @BeforeAll
  static void start() throws ExecutionException, InterruptedException {
    System.setProperty(EXTENSIONS, "serviceload");
    System.setProperty("throughline.head-seconds", "1");
    vertx = Vertx.vertx();
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .connectionHandler(
                connection -> {
                  if (COUNT.incrementAndGet() > MOST) {
                    connection.close();
                  }
                  connection.closeHandler(closed -> COUNT.decrementAndGet());
                })
            .requestHandler(
                request -> {
                  if (request.path().equals("/held")) {
                    HELD.add(request);
                  } else {
                    request.response().end("fine");
                  }
                })
            .listen(0, "0.0.0.0")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterAll
  static void stop() throws ExecutionException, InterruptedException {
    vertx.close().toCompletionStage().toCompletableFuture().get();
    System.clearProperty(EXTENSIONS);
  }

  @AfterEach
  void leave() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    HELD.clear();
    await().until(() -> connections().count() == 0);
  }

  @Test
  void whoIdlesAfterOneAnswerKeepsNobodyOut() throws IOException {
    for (int i = 0; i < MORE; i++) {
      assertTrue(ask(connect(), "/").endsWith("fine"), "connection " + i);
    }

    assertTrue(ask(connect(), "/").endsWith("fine"));
    assertTrue(connections().count() <= MOST);
  }

  @Test
  void soDoesWhoSendsNothing() throws IOException {
    for (int i = 0; i < MORE; i++) {
      connect();
    }
    await().until(() -> COUNT.get() <= NEARLY_ALL);

    assertTrue(ask(connect(), "/").endsWith("fine"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theAddressThatHasMostMakesRoom() throws IOException {
    var visitor = connectFrom(VISITOR);
    ask(visitor, "/");
    for (int i = 0; i < MORE; i++) {
      ask(connect(), "/");
    }

    assertTrue(ask(visitor, "/").endsWith("fine"), "the visitor's connection was closed");
  }

  @Test
  void whatIsUnderWayIsNotEnded() throws IOException {
    hold(1);
    var first = sockets.get(0);
    for (int i = 0; i < MORE; i++) {
      ask(connect(), "/");
    }

    HELD.remove().response().end("was held");

    assertTrue(read(first, "was held").endsWith("was held"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theLastPlacesAreForOtherAddresses() throws IOException {
    hold(NEARLY_ALL);

    assertTrue(connections().areAllAtWork());
    assertEquals("", ask(connect(), "/"));
    assertTrue(ask(connectFrom(VISITOR), "/").endsWith("fine"));
  }

  private static OpenConnections connections() {
    return OpenConnections.to(server.actualPort());
  }

  /** Until its request has been read it is idle, and would make room for the next. */
  private void hold(int many) throws IOException {
    for (int i = 1; i <= many; i++) {
      int held = i;
      send(connect(), "/held");
      await().pollDelay(Duration.ZERO).pollInterval(POLL).until(() -> HELD.size() == held);
    }
  }

  private Socket connect() throws IOException {
    return connectFrom("127.0.0.1");
  }

  private Socket connectFrom(String address) throws IOException {
    var socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"),
            server.actualPort(),
            InetAddress.getByName(address),
            0);
    socket.setSoTimeout(10_000);
    sockets.add(socket);
    return socket;
  }

  private static String ask(Socket socket, String path) throws IOException {
    send(socket, path);
    return read(socket, "fine");
  }

  private static void send(Socket socket, String path) {
    try {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closed) {
      // Then there is no answer either.
    }
  }

  private static String read(Socket socket, String end) throws IOException {
    var text = new StringBuilder();
    try {
      var in = socket.getInputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        text.append((char) b);
        if (text.indexOf(end) >= 0) {
          break;
        }
      }
    } catch (SocketException reset) {
      // Closed without a word.
    }
    return text.toString();
  }
}
