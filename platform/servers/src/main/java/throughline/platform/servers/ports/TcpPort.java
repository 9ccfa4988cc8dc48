package throughline.platform.servers.ports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** What can be found out about a port of this machine. */
public final class TcpPort {

  private static final int CONNECT_MILLIS = 500;

  private TcpPort() {}

  /**
   * Whether a server could not bind the port now. Asks by connecting as well as by binding: on
   * macOS a bind beside a listener of another address of this machine succeeds, and on Linux a
   * listener may hold the address of the other protocol.
   */
  public static boolean isTaken(int number) {
    if (answers(number)) {
      return true;
    }
    try {
      new ServerSocket(number).close();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether something listens, found out without taking the port even for a moment. */
  public static boolean answers(int number) {
    try {
      for (var address : InetAddress.getAllByName("localhost")) {
        if (answers(address, number)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean answers(InetAddress address, int number) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, number), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
