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
    assertFalse(options.quick());
  }

  @Test
  void aListSelects() {
    var options = Options.of(List.of("--quick", "--only", "bookings,intake"));
    assertEquals(Set.of(Measurement.BOOKINGS, Measurement.INTAKE), options.only());
    assertTrue(options.quick());
  }

  @Test
  void aWrongWordIsAnsweredWithTheRightOnes() {
    var unknown =
        assertThrows(
            IllegalArgumentException.class, () -> Options.of(List.of("--only", "booking")));
    assertTrue(
        unknown
            .getMessage()
            .contains(
                "footprint, intake, enrolment, tracing, finding, bookings, races, logging, volunteers,"
                    + " latency, published, pages"));
    assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--only")));
    assertThrows(IllegalArgumentException.class, () -> Options.of(List.of("--fast")));
  }
}
