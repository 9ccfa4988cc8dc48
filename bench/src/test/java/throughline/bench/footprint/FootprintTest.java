package throughline.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FootprintTest {

  @Test
  void aLittleUpAndDownIsStill() {
    assertTrue(Footprint.isStill(List.of(look(200, 100), look(201, 100), look(199, 100))));
  }

  @Test
  void aSmallPartThatGrowsIsNotHiddenBehindALargeOne() {
    assertFalse(Footprint.isStill(List.of(look(1_000, 10), look(1_000, 11))));
  }

  @Test
  void whatGrewAndShrankAgainWasNotStill() {
    assertFalse(Footprint.isStill(List.of(look(200, 100), look(220, 100), look(200, 100))));
  }

  private static Footprint look(double large, double small) {
    return new Footprint(Map.of("large", large, "small", small));
  }
}
