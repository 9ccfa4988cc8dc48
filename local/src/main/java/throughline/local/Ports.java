package throughline.local;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import throughline.platform.servers.ports.FreePorts;
import throughline.platform.servers.ports.TcpPort;

/**
 * The numbers of a stack's ports.
 *
 * @param numbers where others reach each server
 * @param behind where a server listens itself, if a test stands at its number in its place
 */
public record Ports(Map<Port, Integer> numbers, Map<Port, Integer> behind) {
  public Ports {
    numbers = Map.copyOf(numbers);
    behind = Map.copyOf(behind);
    if (!numbers.keySet().equals(EnumSet.allOf(Port.class))) {
      throw new IllegalArgumentException("a number is needed for every port");
    }
    refuseOneNumberTwice(numbers);
  }

  public Ports(Map<Port, Integer> numbers) {
    this(numbers, Map.of());
  }

  static Ports fromEnvironment(Map<String, String> environment) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      String given = environment.get(port.variable());
      numbers.put(port, given == null || given.isBlank() ? port.usual() : parse(port, given));
    }
    return new Ports(numbers);
  }

  /** Numbers that are this process's until it ends, for a stack beside another one. */
  public static Ports free() {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      numbers.put(port, FreePorts.reserve());
    }
    return new Ports(numbers);
  }

  /** The same ports, with these servers elsewhere: the caller passes on what comes to theirs. */
  public Ports behind(Port... moved) {
    Map<Port, Integer> elsewhere = new EnumMap<>(Port.class);
    for (Port port : moved) {
      elsewhere.put(port, FreePorts.reserve());
    }
    return new Ports(numbers, elsewhere);
  }

  public int of(Port port) {
    return numbers.get(port);
  }

  /** Where the server itself listens. */
  public int listening(Port port) {
    return behind.getOrDefault(port, of(port));
  }

  /** Refuses those on which somebody else listens; the servers they belong to must not run. */
  void refuseTaken(Collection<Port> ports) {
    taken(ports)
        .ifPresent(
            sentences -> {
              throw new CannotStart(sentences);
            });
  }

  Optional<String> taken(Collection<Port> ports) {
    return ports.stream()
        .filter(port -> TcpPort.isTaken(listening(port)))
        .map(this::takenMessage)
        .reduce((first, second) -> first + "\n" + second);
  }

  private String takenMessage(Port port) {
    return "Port %d is taken, but %s needs it: stop the program that listens on it, or choose another port with %s=%d ./run"
        .formatted(
            of(port),
            port.purpose(),
            port.variable(),
            of(port) > 50_000 ? of(port) - 10_000 : of(port) + 10_000);
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
