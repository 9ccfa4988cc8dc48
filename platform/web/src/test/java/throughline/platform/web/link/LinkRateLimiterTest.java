package throughline.platform.web.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.TestClock;

class LinkRateLimiterTest {

  private static final String SENDER = "192.0.2.1";

  private final TestClock clock = new TestClock();
  private final LinkRateLimiter wrong = new LinkRateLimiter(clock);

  @Test
  void theTwentiethStopsOneAddressAloneForTenMinutes() {
    for (var i = 0; i < 19; i++) {
      wrong.add(SENDER);
    }
    assertFalse(wrong.tooMany(SENDER));
    wrong.add(SENDER);
    assertTrue(wrong.tooMany(SENDER));
    assertFalse(wrong.tooMany("192.0.2.2"));

    clock.advance(Duration.ofMinutes(10));
    assertTrue(wrong.tooMany(SENDER));
    clock.advance(Duration.ofSeconds(1));
    assertFalse(wrong.tooMany(SENDER));
  }

  @Test
  void aClockThatIsPutBackStopsNobodyForGood() {
    for (var i = 0; i < 20; i++) {
      wrong.add(SENDER);
    }
    clock.advance(Duration.ofDays(-1));
    assertFalse(wrong.tooMany(SENDER));
  }

  @Test
  void oneBehindAProxyThatIsNotTrustedStopsNobodyElseBehindIt() {
    var proxy = "10.0.0.7";
    try (var log = new LogWatch()) {
      for (var i = 0; i < 20; i++) {
        wrong.add(wrong.sender(proxy, proxy, "made up " + i + ", " + SENDER));
      }
      assertTrue(wrong.tooMany(wrong.sender(proxy, proxy, SENDER)));
      assertFalse(wrong.tooMany(wrong.sender(proxy, proxy, "192.0.2.2")));

      assertEquals(1, log.lines().split("event=proxy-not-trusted", -1).length - 1);
      assertFalse(log.lines().contains(SENDER), log.lines());
    }
  }

  @Test
  void theWordOfATrustedProxyCountsAndNoOtherHeader() {
    assertEquals(SENDER, wrong.sender("10.0.0.7", SENDER, "192.0.2.9, " + SENDER));
    assertEquals(SENDER, wrong.sender(SENDER, SENDER, null));
  }
}
