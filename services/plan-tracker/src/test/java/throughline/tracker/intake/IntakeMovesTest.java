package throughline.tracker.intake;

import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.TestClock;

/** Health says when figures stand still, and pages stay open meanwhile. */
class IntakeMovesTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  private final IntakeStandstill standstill = new IntakeStandstill(NOON);

  @Test
  void aBatchThatWaitsIsSaidAtOnceAndIsDownWhenItWaitsLong() {
    standstill.waits(this, "the database is restarting");
    standstill.waits(this, "the database refused it with SQLSTATE 57P03");

    assertEquals(UP, after(29).call().getStatus());
    assertEquals(DOWN, after(30).call().getStatus());
    var words = "waits since 2026-11-25T12:00:00Z: the database refused it with SQLSTATE 57P03";
    assertEquals(Map.of("intake", words), after(30).call().getData().orElseThrow());
    var readiness = new IntakeReadiness(standstill).call();
    assertEquals(UP, readiness.getStatus());
    assertEquals(Map.of("reading", words), readiness.getData().orElseThrow());
  }

  @Test
  void itIsUpAgainWhenTheBatchIsIn() {
    standstill.waits(this, "the database is away");
    standstill.moves(this);

    assertEquals(UP, after(3_600).call().getStatus());
  }

  /** Kafka's client has four warnings a second of a broker that is away: all of them say this. */
  @Test
  void theLogSaysThatItWaitsThenOnceAMinuteAndThatItGoesOn() {
    var clock = new TestClock();
    var waits = new IntakeStandstill(clock);
    try (var log = new LogWatch()) {
      for (int second = 0; second <= 120; second++) {
        waits.waits("one reader", "Kafka does not answer");
        waits.waits("another reader", "Kafka does not answer");
        clock.advance(Duration.ofSeconds(1));
      }
      assertEquals(
          3,
          lines(log, "intake=waiting since=2026-11-24T12:00:00Z cause=\"Kafka does not answer\""));

      waits.waits("another reader", "the database refused it with SQLSTATE 57P03");
      assertEquals(1, lines(log, "SQLSTATE 57P03"));

      waits.moves("one reader");
      assertEquals(0, lines(log, "intake=goes-on"));
      waits.moves("another reader");
      waits.moves("another reader");
      assertEquals(1, lines(log, "intake=goes-on waitedSince=2026-11-24T12:00:00Z"));
    }
  }

  private static long lines(LogWatch log, String words) {
    return log.lines().lines().filter(line -> line.contains(words)).count();
  }

  /** Readiness stays UP: whoever has read before goes on showing the figures. */
  @Test
  void aRefusalOfKafkaIsDownAlsoOfAnIntakeThatHasReadBefore() {
    standstill.reads();
    standstill.refused("Kafka does not know the password");

    assertEquals(DOWN, after(0).call().getStatus());
    assertEquals(UP, new IntakeReadiness(standstill).call().getStatus());
  }

  private IntakeMoves after(long seconds) {
    return new IntakeMoves(standstill, Clock.offset(NOON, Duration.ofSeconds(seconds)));
  }
}
