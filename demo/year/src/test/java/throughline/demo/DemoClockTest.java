package throughline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DemoClockTest {

  private static final Instant THEN = Instant.parse("2026-03-02T09:30:00Z");

  private final DemoClock clock = new DemoClock();

  @Test
  void goesBackForOneThreadAlone() {
    // On purpose: what is tried is that another thread still has the time that it is.
    var before = Instant.now();
    clock.moveTo(THEN);

    assertEquals(THEN, clock.instant());
    assertTrue(!CompletableFuture.supplyAsync(clock::instant).join().isBefore(before));
  }
}
