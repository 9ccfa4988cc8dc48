package throughline.platform.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "2001:db8::1, 2001:db8::2",
    "2001:db8::1, 2001:0db8:0:0:ffff:ffff:ffff:ffff",
    "fe80::1%eth0, fe80::2",
    "unknown, unknown",
    "no:address, no:address",
  })
  void oneSource(String one, String other) {
    assertEquals(Source.of(one), Source.of(other));
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, 192.0.2.2", "2001:db8::1, 2001:db8:0:1::1"})
  void anotherSource(String one, String other) {
    assertNotEquals(Source.of(one), Source.of(other));
  }
}
