package throughline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The number chosen for each {@link Port}. */
public record Ports(Map<Port, Integer> numbers) {
  private static final int CONNECT_MILLIS = 500;

  public Ports {
    numbers = Map.copyOf(numbers);
    if (!numbers.keySet().equals(EnumSet.allOf(Port.class))) {
      throw new IllegalArgumentException("a number is needed for every port");
    }
    refuseOneNumberTwice(numbers);
  }

  /** The usual numbers, except where an environment variable says otherwise. */
  static Ports fromEnvironment(Map<String, String> environment) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      String given = environment.get(port.variable());
      numbers.put(port, given == null || given.isBlank() ? port.usual() : parse(port, given));
    }
    return new Ports(numbers);
  }

  /** Numbers that are free now, for a stack beside another one. */
  public static Ports free() {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Port port : Port.values()) {
        ServerSocket socket = new ServerSocket(0);
        held.add(socket);
        numbers.put(port, socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new CannotStart("No free ports could be found: " + e.getMessage(), e);
    }
    return new Ports(numbers);
  }

  public int of(Port port) {
    return numbers.get(port);
  }

  void refuseTaken() {
    String taken =
        Stream.of(Port.values())
            .filter(port -> isTaken(of(port)))
            .map(this::takenMessage)
            .collect(Collectors.joining("\n"));
    if (!taken.isEmpty()) {
      throw new CannotStart(taken);
    }
  }

  private String takenMessage(Port port) {
    return "Port %d is taken, but %s needs it: stop the program that listens on it, or choose another port with %s=%d ./run"
        .formatted(
            of(port),
            port.purpose(),
            port.variable(),
            of(port) > 50_000 ? of(port) - 10_000 : of(port) + 10_000);
  }

  /**
   * Asks by connecting as well as by binding: on macOS a bind beside a listener of another address
   * of this machine succeeds, and on Linux a listener may hold the address of the other protocol.
   */
  static boolean isTaken(int number) {
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
  static boolean answers(int number) {
    try {
      for (InetAddress address : InetAddress.getAllByName("localhost")) {
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
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, number), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int parse(Port port, String given) {
    try {
      int number = Integer.parseInt(given.strip());
      if (number > 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, in the same words as a number out of range.
    }
    throw new CannotStart(
        "%s is \"%s\", but must be a port number from 1 to 65535 (usually %d)."
            .formatted(port.variable(), given, port.usual()));
  }

  private static void refuseOneNumberTwice(Map<Port, Integer> numbers) {
    Map<Integer, Port> seen = new HashMap<>();
    for (Port port : Port.values()) {
      Port other = seen.put(numbers.get(port), port);
      if (other != null) {
        throw new CannotStart(
            "%s and %s are both %d: give each its own port."
                .formatted(other.variable(), port.variable(), numbers.get(port)));
      }
    }
  }
}
