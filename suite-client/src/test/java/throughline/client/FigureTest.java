package throughline.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
  private static final LocalDate LAST = LocalDate.of(2027, 3, 31);

  @Test
  void coversItsFirstAndLastDayAndNoOther() {
    Figure figure = new Figure("Newborns", FIRST, LAST, false, 0);

    assertTrue(figure.covers(FIRST) && figure.covers(LAST));
    assertFalse(figure.covers(FIRST.minusDays(1)) || figure.covers(LAST.plusDays(1)));
  }

  @Test
  void ofAStockCoversWhateverCameBefore() {
    Figure figure = new Figure("Members", LAST, LAST, true, 0);

    assertTrue(figure.covers(FIRST) && figure.covers(LAST));
    assertFalse(figure.covers(LAST.plusDays(1)));
  }
}
