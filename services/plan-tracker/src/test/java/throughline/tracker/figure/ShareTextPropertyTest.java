package throughline.tracker.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.rule.Unit;

/** A share is rounded once, from what it is made of, wherever it is shown. */
class ShareTextPropertyTest {

  private static final Period DAY = Period.day(LocalDate.parse("2026-11-30"));

  @Test
  void whatIsUnderHalfOfATenthIsNotRoundedUp() {
    assertEquals("26.6% (3,331 of 12,500)", share(3_331, 12_500).text(), "26.648");
  }

  @Property(tries = 500)
  void itIsThatOfTheExactParts(@ForAll long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      long whole = 1 + random.nextInt(random.nextBoolean() ? 200 : 200_000);
      long part = random.nextInt((int) Math.min(Integer.MAX_VALUE, whole * 6 / 5 + 1));
      var exact =
          BigDecimal.valueOf(part)
              .multiply(BigDecimal.valueOf(100))
              .divide(BigDecimal.valueOf(whole), 20, RoundingMode.HALF_UP);
      var words =
          new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.UK))
                  .format(exact.setScale(1, RoundingMode.HALF_UP))
              + "%";
      var share = share(part, whole);
      assertEquals(words, share.text().replaceFirst(" .*", ""), part + " of " + whole);
      assertEquals(
          exact.setScale(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact(),
          share.value(),
          part + " of " + whole);
      var chart = TimelineChart.of("Share", Unit.PERCENT, List.of(share));
      assertEquals(
          exact.setScale(1, RoundingMode.HALF_UP).doubleValue(), chart.points().get(0).value());
    }
  }

  private static Figure share(long part, long whole) {
    return Figure.share(Figure.of(DAY, part, Unit.PEOPLE), Figure.of(DAY, whole, Unit.PEOPLE));
  }
}
