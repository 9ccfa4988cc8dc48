package throughline.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands between a server and those who connect to it, and treats what passes as it is told. */
final class Proxy implements AutoCloseable {
  private static final int PIECE = 8_192;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** What becomes of connections and of what passes on them. */
  enum Mode {
    OPEN,
    /** Whoever connects is let in and cut off at once, and whoever was connected before. */
    REFUSING,
    /** Connections stay and come about, and nothing passes. */
    SILENT,
    /** Each piece waits for a while, in both directions. */
    SLOW,
    /** Nothing passes ever again on the connections that there are; new ones are as always. */
    LOSING,
    /** The next piece from the server passes in half, and its connection is cut. */
    BREAKING
  }

  private volatile int server;
  private final Duration delay;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> lost = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.OPEN;

  /**
   * @param port where it listens
   * @param server the port of this machine to which it passes on
   * @param delay of each piece while it is slow
   */
  Proxy(int port, int server, Duration delay) throws IOException {
    this.server = server;
    this.delay = delay;
    this.door = new ServerSocket(port, 0, InetAddress.getByName("localhost"));
    inBackground(this::accept);
  }

  /** New connections are to another server from now on; one that is open stays where it is. */
  void leadTo(int port) {
    server = port;
  }

  void be(Mode next) {
    mode = next;
    if (next == Mode.REFUSING) {
      cut();
    }
    if (next == Mode.LOSING) {
      lost.addAll(open);
    }
  }

  /** Ends every connection, as a router does that starts anew. */
  void cut() {
    open.forEach(Proxy::end);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        // Before anybody can have seen it at the other end, so that no change of mode misses it.
        open.add(client);
        if (mode == Mode.REFUSING) {
          forget(client);
        } else {
          connect(client);
        }
      } catch (IOException closedOrGone) {
        // The door is closed, or whoever knocked has gone: both end by themselves.
      }
    }
  }

  private void connect(Socket client) {
    Socket there;
    try {
      there = new Socket("localhost", server);
    } catch (IOException serverIsAway) {
      forget(client);
      return;
    }
    open.add(there);
    inBackground(() -> pass(client, there, false));
    inBackground(() -> pass(there, client, true));
  }

  private void pass(Socket from, Socket to, boolean fromServer) {
    byte[] piece = new byte[PIECE];
    try {
      from.setTcpNoDelay(true);
      for (int read = from.getInputStream().read(piece);
          read >= 0;
          read = from.getInputStream().read(piece)) {
        boolean breaks = fromServer && mode == Mode.BREAKING;
        hold(from);
        if (lost.contains(from) || lost.contains(to)) {
          continue;
        }
        to.getOutputStream().write(piece, 0, breaks ? read / 2 : read);
        if (breaks) {
          break;
        }
      }
    } catch (IOException cut) {
      // Whoever is on the other side learns it below.
    } finally {
      forget(from);
      forget(to);
    }
  }

  private void hold(Socket from) {
    if (mode == Mode.SLOW) {
      // On purpose: a slow network is what it plays.
      LockSupport.parkNanos(delay.toNanos());
    }
    while (mode == Mode.SILENT && !from.isClosed()) {
      // On purpose: a silent network is what it plays.
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private void forget(Socket socket) {
    end(socket);
    open.remove(socket);
    lost.remove(socket);
  }

  /** Hard, so that the other side does not wait for what will not come. */
  private static void end(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      // It has ended by itself.
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
