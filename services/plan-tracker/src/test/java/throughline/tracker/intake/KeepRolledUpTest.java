package throughline.tracker.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.Engine;

class KeepRolledUpTest {

  private final Engine engine = Engine.withShippedMeasures();
  private final IntakeStandstill standstill = new IntakeStandstill(Clock.systemUTC());

  /** Figures stay right, and each event makes pages slower: nobody would know why. */
  @Test
  void healthSaysWhatKeepsSumsFromBeingMade() throws Exception {
    engine.jdbi.useHandle(
        handle ->
            handle.execute(
                "ALTER TABLE rolled_up_total ADD CONSTRAINT broken CHECK (amount < 60)"));
    engine.take(engine.approved("a", 60));

    var keep = new KeepRolledUp(engine.jdbi, standstill);
    await().until(() -> standstill.waiting().isPresent());
    assertEquals(
        "figures cannot be summed beforehand, the database refused it with SQLSTATE 23514",
        standstill.waiting().orElseThrow().why());

    engine.jdbi.useHandle(
        handle -> handle.execute("ALTER TABLE rolled_up_total DROP CONSTRAINT broken"));
    await().until(() -> standstill.waiting().isEmpty());
    keep.stop(new ShutdownEvent());
  }
}
