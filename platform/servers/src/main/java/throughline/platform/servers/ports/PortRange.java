package throughline.platform.servers.ports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

record PortRange(int first, int last) {

  /** Above the usual ports of the suite, and below those that Kubernetes gives to its nodes. */
  private static final PortRange USUAL = new PortRange(20_000, 29_999);

  private static final int ROOM = 1_000;
  private static final int FIRST_UNPRIVILEGED = 1_024;
  private static final Path OF_LINUX = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  /**
   * Numbers that the operating system gives to nobody by itself. Linux says where those that it
   * gives to outgoing connections begin; elsewhere they begin at 49152, as RFC 6335 has it.
   */
  static PortRange belowEphemeral() {
    try {
      return Files.exists(OF_LINUX) ? below(Files.readString(OF_LINUX)) : USUAL;
    } catch (IOException e) {
      return USUAL;
    }
  }

  /**
   * The numbers below a range of Linux. Where it leaves no room, as some containers have it, none
   * are safe, and the usual ones are as good as any.
   *
   * @param ephemeral its first and its last number, with white space in between
   */
  static PortRange below(String ephemeral) {
    var last = Math.min(USUAL.last, Integer.parseInt(ephemeral.strip().split("\\s+")[0]) - 1);
    var first = Math.max(FIRST_UNPRIVILEGED, last - (USUAL.last - USUAL.first));
    return last - first < ROOM ? USUAL : new PortRange(first, last);
  }

  int size() {
    return last - first + 1;
  }

  int random() {
    return ThreadLocalRandom.current().nextInt(first, last + 1);
  }
}
