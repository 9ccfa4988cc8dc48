package throughline.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void everythingUnlessTold() {
    var options = Options.of(List.of());
    assertEquals(Set.of(Measurement.values()), options.only());
    assertTrue(options.isWhole());
  }

  @Test
  void aListSelects() {
    var options = Options.of(List.of("--quick", "--only", "relay,intake"));
    assertEquals(Set.of(Measurement.RELAY, Measurement.INTAKE), options.only());
    assertTrue(options.quick());
  }

  @Test
  void aPartOrAQuickRunIsNotWhole() {
    assertFalse(Options.of(List.of("--quick")).isWhole());
    assertFalse(Options.of(List.of("--only", "relay")).isWhole());
  }

  @Test
  void theNumberOfContributionsIsAsked() {
    assertEquals(5_000_000, Options.of(List.of("--contributions", "5000000")).contributions());
    assertFalse(Options.of(List.of("--contributions", "5000000")).isWhole());
    for (var wrong : List.of("0", "-1", "5,000,000", "many", "999999999")) {
      assertThrows(
          IllegalArgumentException.class, () -> Options.of(List.of("--contributions", wrong)));
    }
  }

  @Test
  void aWrongWordIsAnsweredWithTheRightOnes() {
    var unknown =
        assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--only", "relays")));
    assertTrue(
        unknown
            .getMessage()
            .contains("footprint, intake, growth, relay, enrolment, bookings, latency, lists"));
    assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--only")));
    assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--fast")));
  }
}
