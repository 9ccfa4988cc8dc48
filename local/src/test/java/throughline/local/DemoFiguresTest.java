package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.client.Figure;

class DemoFiguresTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 25);
  private static final List<String> COUNTED =
      List.of("enrolled 2026-03-31 5", "enrolled 2026-04-01 2", "enrolled 2026-11-24 1");

  @Test
  void aFigureIsWhatWasCountedInItsPeriodAndNothingElse() {
    assertTrue(shown(false, 3).areAsCounted());
    assertFalse(shown(false, 2).areAsCounted());
    assertFalse(shown(false, 8).areAsCounted());
  }

  @Test
  void aStockIsWhateverWasCountedUntilItsDay() {
    assertTrue(shown(true, 8).areAsCounted());
    assertFalse(shown(true, 3).areAsCounted());
  }

  @Test
  void aFigureThatIsNotShownIsNotAsCounted() {
    DemoFigures figures = DemoFigures.of(COUNTED.stream(), Map.of());

    assertFalse(figures.areAsCounted());
    assertEquals("enrolled 8 0", row(figures).strip().replaceAll(" +", " "));
  }

  private static DemoFigures shown(boolean stock, long value) {
    return DemoFigures.of(
        COUNTED.stream(), Map.of("enrolled", new Figure("Enrolled", FIRST, LAST, stock, value)));
  }

  private static String row(DemoFigures figures) {
    return figures.table().lines().skip(1).findFirst().orElseThrow();
  }
}
