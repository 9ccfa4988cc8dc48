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

/** Health says when figures stand still, and pages stay open meanwhile. */
class IntakeMovesTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  private final IntakeRefusal refusal = new IntakeRefusal();
  private final IntakeStandstill standstill = new IntakeStandstill(NOON);

  @Test
  void aBatchThatWaitsIsSaidAtOnceAndIsDownWhenItWaitsLong() {
    standstill.waits(this, "the database is restarting");
    standstill.waits(this, "the database refused it with SQLSTATE 57P03");

    assertEquals(UP, after(29).call().getStatus());
    assertEquals(DOWN, after(30).call().getStatus());
    var words = "waits since 2026-11-25T12:00:00Z: the database refused it with SQLSTATE 57P03";
    assertEquals(Map.of("intake", words), after(30).call().getData().orElseThrow());
    var readiness = new IntakeReadiness(refusal, standstill).call();
    assertEquals(UP, readiness.getStatus());
    assertEquals(Map.of("reading", words), readiness.getData().orElseThrow());
  }

  @Test
  void itIsUpAgainWhenTheBatchIsIn() {
    standstill.waits(this, "the database is away");
    standstill.moves(this);

    assertEquals(UP, after(3_600).call().getStatus());
  }

  /** Readiness stays UP: whoever has read before goes on showing the figures. */
  @Test
  void aRefusalOfKafkaIsDownAlsoOfAnIntakeThatHasReadBefore() {
    refusal.lifted();
    refusal.refused("Kafka does not know the password");

    assertEquals(DOWN, after(0).call().getStatus());
    assertEquals(UP, new IntakeReadiness(refusal, standstill).call().getStatus());
  }

  private IntakeMoves after(long seconds) {
    return new IntakeMoves(refusal, standstill, Clock.offset(NOON, Duration.ofSeconds(seconds)));
  }
}
