package throughline.tracker.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.rule.Unit;

class SharePartsTest {

  @Test
  void aShareIsABarOfWhatCountsAndTheOthers() {
    assertEquals(
        "[Part[label=count, count=61, tone=plain, href=null],"
            + " Part[label=others, count=39, tone=grey, href=null]]",
        ShareParts.parts(Figure.share(of(61), of(100))).toString());
  }

  @Test
  void whatIsNoPartOfAWholeIsNoBar() {
    assertTrue(ShareParts.parts(of(5)).isEmpty(), "no share");
    assertTrue(ShareParts.parts(Figure.share(of(5), of(0))).isEmpty(), "of nothing");
    assertTrue(ShareParts.parts(Figure.share(of(5), of(4))).isEmpty(), "more than there are");
    var share = Figure.share(of(1), of(2));
    assertTrue(ShareParts.parts(Figure.share(share, share)).isEmpty(), "of one share by another");
  }

  private static Figure of(long value) {
    return Figure.of(Period.day(LocalDate.of(2026, 11, 24)), value, Unit.NUMBER);
  }
}
