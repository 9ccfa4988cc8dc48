package throughline.platform.servers.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortRangeTest {

  @ParameterizedTest
  @CsvSource({
    "'32768\t60999\n', 20000, 29999",
    "15000 61000, 5000, 14999",
    "10240 65535, 1024, 10239",
    // No room below.
    "1024 65535, 20000, 29999",
  })
  void liesBelowTheNumbersOfOutgoingConnections(String ephemeral, int first, int last) {
    assertEquals(new PortRange(first, last), PortRange.below(ephemeral));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isThatOfThisMachine() throws IOException {
    var ephemeral = Files.readString(Path.of("/proc/sys/net/ipv4/ip_local_port_range"));

    assertEquals(PortRange.below(ephemeral), PortRange.belowEphemeral());
  }

  @Test
  void givesEachOfItsNumbers() {
    var range = new PortRange(7, 8);

    var given = IntStream.range(0, 200).map(each -> range.random()).boxed();

    assertEquals(Set.of(7, 8), given.collect(Collectors.toSet()));
    assertEquals(2, range.size());
  }
}
