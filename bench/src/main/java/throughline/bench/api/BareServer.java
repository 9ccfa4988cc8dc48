package throughline.bench.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends the same bytes whatever is asked: as little as a server can do. */
final class BareServer implements AutoCloseable {

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final byte[] answer;

  BareServer(byte[] body) throws IOException {
    socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    var head = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
    var start = head.getBytes(StandardCharsets.US_ASCII);
    answer = new byte[start.length + body.length];
    System.arraycopy(start, 0, answer, 0, start.length);
    System.arraycopy(body, 0, answer, start.length, body.length);
    threads.execute(this::accept);
  }

  URI address() {
    return URI.create(
        "http://%s:%d/".formatted(socket.getInetAddress().getHostAddress(), socket.getLocalPort()));
  }

  private void accept() {
    try {
      while (true) {
        var client = socket.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void serve(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      client.setTcpNoDelay(true);
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          client.getOutputStream().write(answer);
        }
      }
    } catch (IOException gone) {
      // Whoever leaves while it is answered has what it came for.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
