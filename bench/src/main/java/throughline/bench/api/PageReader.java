package throughline.bench.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import throughline.bench.suite.MeasurementFailed;

/**
 * Somebody who asks for one page again and again on a connection that stays open. It does no more
 * than that, so that it leaves the processors to whom it asks.
 */
final class PageReader implements Clients.Call, AutoCloseable {

  private static final String ASK =
      "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n%s\r\n";

  private static final String LENGTH = "content-length:";
  private static final String TAG = "etag:";

  private final Socket socket;
  private final InputStream in;
  private final byte[] question;
  private final int wanted;
  private String tag = "";
  private byte[] answer = new byte[0];

  /**
   * Opens a connection.
   *
   * @param known the ETag of what it has already; empty for nothing
   */
  PageReader(URI page, String known) throws IOException {
    socket = new Socket(page.getHost(), page.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    var condition = known.isEmpty() ? "" : "If-None-Match: " + known + "\r\n";
    question = ASK.formatted(page.getPath(), condition).getBytes(StandardCharsets.US_ASCII);
    wanted = known.isEmpty() ? 200 : 304;
  }

  @Override
  public void make() throws IOException {
    socket.getOutputStream().write(question);
    var head = head();
    if (!head.startsWith("HTTP/1.1 " + wanted)) {
      throw new MeasurementFailed("A public page was answered " + head.lines().findFirst().get());
    }
    var length = value(head, LENGTH);
    answer = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    tag = value(head, TAG);
  }

  /** What it read last is named by it. */
  String tag() {
    return tag;
  }

  byte[] answer() {
    return answer;
  }

  private String head() throws IOException {
    var head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new MeasurementFailed("A connection to public pages was closed");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static String value(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
