package throughline.platform.servers.ports;

import java.io.IOException;

/** Another process that reserves some ports, prints them and keeps them until it is ended. */
final class Reserving {

  private Reserving() {}

  /**
   * Reserves from a range.
   *
   * @param arguments its first and its last number, and how many are wanted
   */
  public static void main(String[] arguments) throws IOException {
    var range = new PortRange(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    for (var wanted = Integer.parseInt(arguments[2]); wanted > 0; wanted--) {
      System.out.println(FreePorts.reserve(range));
    }
    System.in.read();
  }
}
