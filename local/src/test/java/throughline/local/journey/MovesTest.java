package throughline.local.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.client.Figure;

class MovesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
  private static final LocalDate LAST = LocalDate.of(2027, 3, 31);

  @Test
  void everyFigureMustMoveByExactlyWhatIsExpected() {
    assertTrue(moves(1, 2, 1).areAsExpected());
    assertTrue(moves(1, 1, 0).areAsExpected());
    assertFalse(moves(1, 1, 1).areAsExpected());
    assertFalse(moves(1, 3, 1).areAsExpected());
    assertFalse(moves(1, 2, 0).areAsExpected());
  }

  @Test
  void theTableAndTheComplaintSayHowFar() {
    Moves twice = moves(1, 3, 1);

    assertTrue(
        twice.table().lines().anyMatch(line -> line.matches(" *Newborns +1 +3 +\\+2 +\\+1")),
        twice.table());
    assertEquals("Newborns moved by +2 and should have moved by +1.", twice.complaints());
  }

  private static Moves moves(long before, long after, long expected) {
    return Moves.between(
        Map.of("n", figure(before)), Map.of("n", figure(after)), Map.of("n", expected));
  }

  private static Figure figure(long value) {
    return new Figure("Newborns", FIRST, LAST, false, value);
  }
}
