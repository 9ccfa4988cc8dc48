package throughline.platform.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DemoClockTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Instant THEN = Instant.parse("2026-03-02T09:30:00Z");
  private static final Clock PRESENT = Clock.fixed(NOW, ZoneOffset.UTC);

  private final DemoClock clock = new DemoClock(PRESENT);

  @Test
  void goesBackForOneThreadAlone() {
    clock.moveTo(THEN);

    assertEquals(THEN, clock.instant());
    assertEquals(NOW, CompletableFuture.supplyAsync(clock::instant).join());
    clock.back();
    assertEquals(NOW, clock.instant());
  }

  /** What no container sets, nobody can move. */
  @Test
  void isTheSystemsItselfWithoutTheSetting() {
    var source = new DemoClockSource(config(Optional.empty()));

    assertSame(PRESENT, source.over(PRESENT));
    assertTrue(source.movableClock().isEmpty());
    assertFalse(
        new DemoClockSource(config(Optional.of(Path.of("x")))).over(PRESENT).equals(PRESENT));
  }

  private static DemoConfig config(Optional<Path> folder) {
    return new DemoConfig() {
      @Override
      public Optional<Path> folder() {
        return folder;
      }

      @Override
      public Optional<List<DemoPerson>> people() {
        return Optional.empty();
      }
    };
  }
}
