package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  private static final Set<Port> ALL = EnumSet.allOf(Port.class);

  @Test
  void aVariableMovesItsPortAndNoOther() {
    Ports ports = Ports.fromEnvironment(Map.of("THROUGHLINE_KAFKA_PORT", "29092"));

    assertEquals(29092, ports.of(Port.KAFKA));
    assertEquals(15432, ports.of(Port.POSTGRESQL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "0", "65536", "-1", "19092.5"})
  void whatIsNoPortNumberIsRefusedByTheNameOfItsVariable(String given) {
    CannotStart refused =
        assertThrows(
            CannotStart.class,
            () -> Ports.fromEnvironment(Map.of("THROUGHLINE_KAFKA_PORT", given)));

    assertEquals(
        "THROUGHLINE_KAFKA_PORT is \"%s\", but must be a port number from 1 to 65535 (usually 19092)."
            .formatted(given),
        refused.getMessage());
  }

  @Test
  void oneNumberForTwoServersIsRefused() {
    CannotStart refused =
        assertThrows(
            CannotStart.class,
            () -> Ports.fromEnvironment(Map.of("THROUGHLINE_TRACKER_PORT", "8081")));

    assertEquals(
        "THROUGHLINE_MEMBERSHIP_PORT and THROUGHLINE_TRACKER_PORT are both 8081: give each its own port.",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void aTakenPortIsNamedWithItsPurposeAndItsVariable(String address) throws IOException {
    Ports ports = Ports.free();
    int number = ports.of(Port.BOOKINGS);
    try (ServerSocket taken = new ServerSocket(number, 1, InetAddress.getByName(address))) {
      CannotStart refused = assertThrows(CannotStart.class, () -> ports.refuseTaken(ALL));

      String message = refused.getMessage();
      assertEquals(1, message.lines().count());
      assertTrue(
          message.startsWith("Port " + number + " is taken, but the bookings service needs it"),
          message);
      assertTrue(message.contains("THROUGHLINE_BOOKINGS_PORT="), message);
      assertTrue(taken.isBound());
    }
    ports.refuseTaken(ALL);
  }

  @Test
  void aServerBehindAnotherListensElsewhereAndIsReachedWhereItWas() {
    Ports ports = Ports.free();
    Ports behind = ports.behind(Port.KAFKA);

    assertEquals(ports.of(Port.KAFKA), behind.of(Port.KAFKA));
    assertNotEquals(ports.of(Port.KAFKA), behind.listening(Port.KAFKA));
    assertEquals(ports.of(Port.POSTGRESQL), behind.listening(Port.POSTGRESQL));
  }

  @ParameterizedTest
  @EnumSource(Port.class)
  void theHelpNamesEveryPort(Port port) throws IOException {
    List<String> help = Files.readAllLines(Path.of("help.txt"));

    String line = "  %-39s %5d  %s".formatted(port.variable(), port.usual(), port.purpose());
    assertTrue(help.contains(line), "help.txt lacks the line: " + line);
  }
}
