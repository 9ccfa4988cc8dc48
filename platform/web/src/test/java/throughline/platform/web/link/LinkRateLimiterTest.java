package throughline.platform.web.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestClock;

class LinkRateLimiterTest {

  private static final String SENDER = "192.0.2.1";

  private final TestClock clock = new TestClock();
  private final LinkRateLimiter wrong =
      new LinkRateLimiter(clock, new ClientAddress(List.of("127.0.0.1")));

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
}
