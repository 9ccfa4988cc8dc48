package throughline.tracker.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.TestServers;
import throughline.tracker.database.TryLater;
import throughline.tracker.engine.Engine;

/** What is taken in by a wrong clock would be known at a wrong time. */
class ClockAgreementTest {

  private final Engine engine = Engine.withShippedMeasures();

  @ParameterizedTest
  @CsvSource({
    "PT72H, the clock of this instance is 72 hours ahead of the database's: set it right",
    "-PT2M30S, the clock of this instance is 2 minutes behind the database's: set it right",
  })
  void aClockThatIsWrongIsSaidWithHowMuch(Duration off, String words) {
    var refusal = assertThrows(TryLater.class, () -> off(off).check());
    assertEquals(words, refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT40S", "-PT40S"})
  void clocksAreNeverTheSameToTheSecond(Duration off) {
    assertDoesNotThrow(() -> off(off).check());
  }

  private ClockAgreement off(Duration off) {
    return new ClockAgreement(engine.jdbi, clock(off), Duration.ofMinutes(1));
  }

  private static Clock clock(Duration off) {
    return Clock.offset(Clock.systemUTC(), off);
  }

  @Test
  void anInstanceWhoseClockIsDaysAheadTakesNothingInAndSaysWhy() throws Exception {
    var ahead = clock(Duration.ofDays(3));
    var standstill = new IntakeStandstill(ahead);
    var intake =
        IntakeInstance.start(
            TestServers.kafka().asAdministrator(),
            engine.url(),
            "ahead-" + UUID.randomUUID(),
            ahead,
            standstill);
    try {
      await()
          .until(
              () ->
                  standstill
                      .waiting()
                      .map(IntakeStandstill.Waiting::why)
                      .orElse("")
                      .contains("72"));
      long looks =
          engine.jdbi.withHandle(
              handle -> handle.select("SELECT count(*) FROM intake_look").mapTo(Long.class).one());
      assertEquals(0, looks);
    } finally {
      intake.stop(new ShutdownEvent());
    }
  }
}
