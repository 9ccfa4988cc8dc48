package throughline.tracker.engine.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and moments are read as the formatters of Java read them, which are slower. */
class TextFormsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-31T09:00:00Z",
        "2026-03-31T23:59:60Z",
        "2026-03-31T24:00:00Z",
        "2026-02-29T00:00:00Z",
        "2024-02-29T00:00:00Z",
        "2026-03-31T09:00Z",
        "2026-03-31T09:00:00.Z",
        "2026-03-31T09:00:00.1Z",
        "2026-03-31T09:00:00.123456789Z",
        "2026-03-31T09:00:00.1234567890Z",
        "2026-03-31T09:00:00+01:00",
        "2026-03-31T09:00:00.5+01:00",
        "2026-03-31T25:00:00Z",
        "+294277-01-01T00:00:00Z",
        "2026-03-31",
        "yesterday",
        "",
      })
  void momentsAreThoseOfTheFormatter(String text) {
    Instant expected;
    try {
      expected = Instant.parse(text);
    } catch (DateTimeException e) {
      assertThrows(DateTimeException.class, () -> TextForms.instant(text));
      return;
    }
    assertEquals(expected, TextForms.instant(text));
  }

  @Test
  void whateverAnInstantWritesIsReadAgain() {
    var random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      var instant =
          Instant.ofEpochSecond(
              random.nextInt(Integer.MAX_VALUE),
              random.nextInt(1_000_000_000) / (int) Math.pow(10, random.nextInt(9)));
      assertEquals(instant, TextForms.instant(instant.toString()));
    }
  }

  @Test
  void daysAreThoseOfTheCalendar() {
    assertEquals(LocalDate.of(2024, 2, 29), TextForms.day("2024-02-29"));
    for (var wrong : new String[] {"2026-02-29", "2026-13-01", "2026-1-1", "2031-Q1", ""}) {
      assertThrows(DateTimeException.class, () -> TextForms.day(wrong), wrong);
    }
  }
}
