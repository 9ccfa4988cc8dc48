package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import throughline.contracts.EventCatalogue;

/** The consumer's side of the contracts: every published example can be taken in. */
class ContractExamplesTest {

  @Test
  void everyExampleIsTakenIn() throws IOException {
    var engine = Engine.withShippedMeasures();
    for (var event : EventCatalogue.all()) {
      var example =
          EventCatalogue.class.getResourceAsStream(event.exampleResource()).readAllBytes();
      var tally =
          engine.take(
              engine.record(
                  event.type(),
                  "an-" + event.aggregate(),
                  new String(example, StandardCharsets.UTF_8)));
      assertEquals(1, tally.latest(), event.type());
    }
    assertEquals(240, engine.figure("volunteer-hours", "2026-01-01", "2027-01-01"));
    assertEquals(1, engine.figure("entrepreneurs-supported", "2026-01-01", "2027-01-01"));
    assertEquals(1, engine.figure("newborns-enrolled", "2026-01-01", "2027-01-01"));
  }
}
