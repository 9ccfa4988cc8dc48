package throughline.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant BEGUN = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void theNextMailBeginsAShareOfASecondAfterTheOneBefore() {
    assertRest(100, Pace.of(10), 0);
    assertRest(70, Pace.of(10), 30);
    assertRest(0, Pace.of(10), 100);
    assertRest(0, Pace.of(10), 5_000);
  }

  @Test
  void withoutAPaceNothingIsWaitedFor() {
    assertRest(0, Pace.of(0), 0);
  }

  @Test
  void aClockThatWasPutBackHoldsNothingUp() {
    assertRest(100, Pace.of(10), -3_600_000);
  }

  private static void assertRest(long millis, Pace pace, long tookMillis) {
    assertEquals(Duration.ofMillis(millis), pace.rest(BEGUN, BEGUN.plusMillis(tookMillis)));
  }
}
