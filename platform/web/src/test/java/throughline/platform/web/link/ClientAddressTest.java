package throughline.platform.web.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.LogWatch;

class ClientAddressTest {

  private final ClientAddress clients =
      new ClientAddress(List.of("127.0.0.1", "203.0.113.0/26", "2001:db8::/32"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      the proxy appends            | 203.0.113.9 | 192.0.2.66, 192.0.2.1              | 192.0.2.1
      the proxy overwrites         | 203.0.113.9 | 192.0.2.1                          | 192.0.2.1
      two proxies append           | 203.0.113.9 | 192.0.2.66, 192.0.2.1, 203.0.113.8 | 192.0.2.1
      by version 6                 | 2001:db8::1 | 2001:db9::7                        | 2001:db9::7
      nobody but a proxy           | 203.0.113.9 | 203.0.113.8                        | 203.0.113.8
      a neighbour that is no proxy | 203.0.113.64 | 192.0.2.1                         | 203.0.113.64
      no address at the end        | 203.0.113.9 | 192.0.2.1, unknown                 | 203.0.113.9
      an empty entry at the end    | 203.0.113.9 | '192.0.2.1,'                       | 203.0.113.9
      """)
  void onlyTheWordOfTrustedProxiesCounts(
      String why, String neighbour, String forwarded, String client) {
    assertEquals(client, clients.of(neighbour, List.of(forwarded)), why);
  }

  @Test
  void severalHeadersAreOne() {
    assertEquals("192.0.2.1", clients.of("127.0.0.1", List.of("192.0.2.66", "192.0.2.1")));
    assertEquals("192.0.2.1", clients.of("192.0.2.1", List.of()));
  }

  @Test
  void inventedAddressesOfANeighbourAreToldOnceAndCountAsOne() {
    try (var log = new LogWatch()) {
      for (int i = 0; i < 75; i++) {
        assertEquals("10.0.0.7", clients.of("10.0.0.7", List.of("192.0.2." + i)));
      }
      assertEquals(1, log.lines().split("event=proxy-not-trusted", -1).length - 1);
      assertFalse(log.lines().contains("192.0.2"), log.lines());
    }
  }

  @Test
  void aMistakeInTheSettingStopsTheStart() {
    assertThrows(RuntimeException.class, () -> new ClientAddress(List.of("10.0.0.0/many")));
  }
}
