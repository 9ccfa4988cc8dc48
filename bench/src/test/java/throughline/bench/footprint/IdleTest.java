package throughline.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdleTest {

  @Test
  void aLittleUpAndDownIsStill() {
    assertTrue(Idle.isStill(List.of(look(200, 100), look(201, 100), look(199, 100))));
  }

  @Test
  void aSmallPartThatGrowsIsNotHiddenBehindALargeOne() {
    assertFalse(Idle.isStill(List.of(look(1_000, 10), look(1_000, 11))));
  }

  @Test
  void whatGrewAndShrankAgainWasNotStill() {
    assertFalse(Idle.isStill(List.of(look(200, 100), look(220, 100), look(200, 100))));
  }

  private static Footprint look(double large, double small) {
    return new Footprint(Map.of("large", large, "small", small));
  }
}
