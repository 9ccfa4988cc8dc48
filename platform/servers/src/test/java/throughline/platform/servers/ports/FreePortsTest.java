package throughline.platform.servers.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of their own, below those that anybody else is given, so that all of one can be taken. */
class FreePortsTest {

  private static final int MANY = 40;

  @Test
  void aServerCanBindWhatWasReserved() throws IOException {
    var number = FreePorts.reserve();

    try (var server = new ServerSocket(number)) {
      assertEquals(number, server.getLocalPort());
    }
  }

  @Test
  void noNumberIsGivenTwiceNorToAnotherProcess() throws Exception {
    var range = new PortRange(17_000, 17_000 + MANY - 1);
    var here = new HashSet<Integer>();
    for (var half = MANY / 2; half > 0; half--) {
      here.add(FreePorts.reserve(range));
    }
    var other = reserveElsewhere(range, MANY / 2);
    try {
      var all = new HashSet<>(here);
      all.addAll(read(other, MANY / 2));

      assertEquals(numbersOf(range), all);
      assertThrows(IllegalStateException.class, () -> FreePorts.reserve(range));
    } finally {
      end(other);
    }
  }

  @Test
  void whatAKilledProcessHadReservedIsFreeAgain() throws Exception {
    var range = new PortRange(17_100, 17_101);
    var killed = reserveElsewhere(range, 2);
    assertEquals(numbersOf(range), read(killed, 2));
    end(killed);

    assertEquals(numbersOf(range), Set.of(FreePorts.reserve(range), FreePorts.reserve(range)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void whatAServerListensOnIsNotGiven(String address) throws IOException {
    var range = new PortRange(17_200, 17_203);
    try (var taken = new ServerSocket(range.random(), 1, InetAddress.getByName(address))) {
      assertTrue(TcpPort.isTaken(taken.getLocalPort()));
      assertTrue(TcpPort.answers(taken.getLocalPort()));

      assertFalse(taken.getLocalPort() == FreePorts.reserve(range));
    }
  }

  private static Process reserveElsewhere(PortRange range, int wanted) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Reserving.class.getName(),
            Integer.toString(range.first()),
            Integer.toString(range.last()),
            Integer.toString(wanted))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Set<Integer> read(Process process, int wanted) {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .lines()
        .limit(wanted)
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private static void end(Process process) {
    process.destroyForcibly().onExit().join();
  }

  private static Set<Integer> numbersOf(PortRange range) {
    return IntStream.rangeClosed(range.first(), range.last()).boxed().collect(Collectors.toSet());
  }
}
