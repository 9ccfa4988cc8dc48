package throughline.platform.servers.ports;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Gives port numbers to servers that bind them a moment later, in this process or in one that it
 * starts. Nobody else who asks here, in any process of this machine, is given the same number until
 * this process has ended; and the operating system gives it to no outgoing connection.
 *
 * <p>What is held is the <em>datagram</em> port of the number. The server's own port has to stay
 * open for the server, and TCP and UDP count theirs apart (RFC 6335, section 6). Unlike a file that
 * is locked, a socket is seen by exactly those who share the ports, whoever they run as and
 * whatever they call their temporary folder; like one, it goes with its process, however that ends.
 */
public final class FreePorts {

  private static final PortRange RANGE = PortRange.belowEphemeral();
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int TRIES_FOR_EACH = 20;

  /** Referred to from here, or the garbage collector would close them. */
  private static final Collection<DatagramSocket> HELD = new ConcurrentLinkedQueue<>();

  private FreePorts() {}

  /**
   * A number that no server listens on now and that is this process's until it ends.
   *
   * @throws IllegalStateException if none can be found
   */
  public static int reserve() {
    return reserve(RANGE);
  }

  static int reserve(PortRange range) {
    for (var tries = range.size() * TRIES_FOR_EACH; tries > 0; tries--) {
      var number = range.random();
      var hold = hold(number);
      if (hold.isPresent()) {
        // Kept in any case: what a server of somebody else listens on is no better later.
        HELD.add(hold.get());
        if (!TcpPort.isTaken(number)) {
          return number;
        }
      }
    }
    throw new IllegalStateException(
        "No free port was found from %d to %d.".formatted(range.first(), range.last()));
  }

  private static Optional<DatagramSocket> hold(int number) {
    try {
      var address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), number);
      return Optional.of(new DatagramSocket(address));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
