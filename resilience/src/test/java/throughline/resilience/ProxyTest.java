package throughline.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.servers.ports.FreePorts;

/** What passes a proxy, between two sockets of this process. */
@Tag("nightly")
class ProxyTest {
  private static final Duration DELAY = Duration.ofMillis(300);
  private static final int MOMENT = 200;
  private static final byte[] WORD = "word".getBytes();

  private final int port = FreePorts.reserve();
  private ServerSocket server;
  private Proxy proxy;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(FreePorts.reserve());
    proxy = new Proxy(port, server.getLocalPort(), DELAY);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void openItPassesBothWays() throws IOException {
    try (Socket client = new Socket("localhost", port);
        Socket there = server.accept()) {
      client.getOutputStream().write(WORD);
      assertEquals("word", read(there));
      there.getOutputStream().write(WORD);
      assertEquals("word", read(client));
    }
  }

  @Test
  void silentItKeepsWhatComesUntilItIsOpen() throws IOException {
    try (Socket client = new Socket("localhost", port);
        Socket there = server.accept()) {
      proxy.be(Proxy.Mode.SILENT);
      client.getOutputStream().write(WORD);
      there.setSoTimeout(MOMENT);
      assertThrows(SocketTimeoutException.class, () -> read(there));
      proxy.be(Proxy.Mode.OPEN);
      there.setSoTimeout(0);
      assertEquals("word", read(there));
    }
  }

  @Test
  void slowItTakesItsTime() throws IOException {
    try (Socket client = new Socket("localhost", port);
        Socket there = server.accept()) {
      proxy.be(Proxy.Mode.SLOW);
      long began = System.nanoTime();
      client.getOutputStream().write(WORD);
      assertEquals("word", read(there));
      long took = System.nanoTime() - began;
      assertTrue(took >= DELAY.toNanos());
    }
  }

  @Test
  void refusingItCutsOffWhoeverIsThereAndWhoeverComes() throws IOException {
    try (Socket client = new Socket("localhost", port);
        Socket there = server.accept()) {
      proxy.be(Proxy.Mode.REFUSING);
      assertThrows(SocketException.class, () -> readOrFail(client));
      assertTrue(there.isBound());
      assertThrows(
          IOException.class,
          () -> {
            try (Socket next = new Socket("localhost", port)) {
              readOrFail(next);
            }
          });
    }
  }

  @Test
  void losingItForgetsConnectionsAndTakesNewOnes() throws IOException {
    try (Socket client = new Socket("localhost", port);
        Socket there = server.accept()) {
      proxy.be(Proxy.Mode.LOSING);
      proxy.be(Proxy.Mode.OPEN);
      client.getOutputStream().write(WORD);
      there.setSoTimeout(MOMENT);
      assertThrows(SocketTimeoutException.class, () -> read(there));
    }
    openItPassesBothWays();
  }

  @Test
  void breakingItCutsAnAnswerInHalf() throws IOException {
    try (Socket client = new Socket("localhost", port);
        Socket there = server.accept()) {
      proxy.be(Proxy.Mode.BREAKING);
      there.getOutputStream().write(WORD);
      StringBuilder came = new StringBuilder();
      assertThrows(
          IOException.class,
          () -> {
            while (true) {
              came.append(readOrFail(client));
            }
          });
      assertTrue("wo".startsWith(came.toString()), came::toString);
    }
  }

  private static String read(Socket from) throws IOException {
    byte[] piece = new byte[WORD.length];
    int read = from.getInputStream().readNBytes(piece, 0, piece.length);
    return new String(piece, 0, read);
  }

  /** The end of a connection is a failure here, however it is told. */
  private static char readOrFail(Socket from) throws IOException {
    int next = from.getInputStream().read();
    if (next < 0) {
      throw new SocketException("the end");
    }
    return (char) next;
  }
}
