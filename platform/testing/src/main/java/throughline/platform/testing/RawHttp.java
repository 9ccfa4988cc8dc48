package throughline.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * HTTP byte by byte, for requests that no client library would send. Every answer is read until the
 * server closes the connection, so a request says {@code Connection: close}.
 */
public final class RawHttp implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int LONGEST_HEAD = 8192;

  private final Socket socket;

  private RawHttp(Socket socket) {
    this.socket = socket;
  }

  public static RawHttp connect(int port) throws IOException {
    var socket = new Socket("localhost", port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return new RawHttp(socket);
  }

  /** Sends bytes. A server that has closed its end already is no failure: its answer counts. */
  public RawHttp send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException closedByTheServer) {
      // What it said before is still to be read.
    }
    return this;
  }

  public RawHttp send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What the server says until it closes the connection, or until the stream of events begins. */
  public Answer answer() throws IOException {
    var read = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      var buffer = new byte[LONGEST_HEAD];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        read.write(buffer, 0, n);
        if (read.size() <= LONGEST_HEAD && isStreamOfEvents(read)) {
          break;
        }
      }
    } catch (java.net.SocketTimeoutException silent) {
      throw new AssertionError("no end of the answer after " + PATIENCE, silent);
    } catch (java.net.SocketException reset) {
      // The rest of a request that nobody read ends the connection hard; the answer may be there.
    }
    return Answer.of(read.toString(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static boolean isStreamOfEvents(ByteArrayOutputStream read) {
    var text = read.toString(StandardCharsets.ISO_8859_1);
    return text.contains(END_OF_HEAD)
        && text.toLowerCase(Locale.ROOT).contains("content-type: text/event-stream");
  }

  /**
   * The last answer on a connection.
   *
   * @param status 0 if the connection was closed without a word
   * @param headers each as {@code Name: value}
   * @param body as it came, chunks included
   */
  public record Answer(int status, List<String> headers, String body) {

    static Answer of(String text) {
      var last = text.substring(Math.max(0, text.lastIndexOf("HTTP/1.1 ")));
      if (!last.startsWith("HTTP/1.")) {
        return new Answer(0, List.of(), text);
      }
      var endOfHead = last.indexOf(END_OF_HEAD);
      var head = endOfHead < 0 ? last : last.substring(0, endOfHead);
      var lines = Arrays.asList(head.split("\r\n"));
      return new Answer(
          Integer.parseInt(lines.get(0).split(" ")[1]),
          lines.subList(1, lines.size()),
          endOfHead < 0 ? "" : last.substring(endOfHead + END_OF_HEAD.length()));
    }

    public String header(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).trim())
          .findFirst()
          .orElse("");
    }
  }
}
