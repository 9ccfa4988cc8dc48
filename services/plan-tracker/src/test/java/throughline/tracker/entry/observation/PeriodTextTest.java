package throughline.tracker.entry.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.tracker.engine.rule.Frequency;

/** Periods as files write them. */
class PeriodTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "YEAR    | 2025/26                   | 2026-03-31",
        "YEAR    | 2099/00                   | 2100-03-31",
        "YEAR    | 2025/27                   |",
        "YEAR    | 31 March 2026             | 2026-03-31",
        "YEAR    | 2025                      |",
        "QUARTER | 2025/26 Q2                | 2025-09-30",
        "QUARTER | 2025/26 Q4 (Jan–Mar 2026) | 2026-03-31",
        "QUARTER | q1 2025/26                | 2025-06-30",
        "QUARTER | 2025/26 Q5                |",
        "QUARTER | 2025/26                   |",
        "QUARTER | 2025-09-30                | 2025-09-30",
        "QUARTER | 2025-08-30                |",
        "MONTH   | September 2025            | 2025-09-30",
        "MONTH   | sep 2025                  | 2025-09-30",
        "MONTH   | 2025-02                   | 2025-02-28",
        "MONTH   | 2025-13                   |",
        "MONTH   | 01/09/2025                | 2025-09-30",
        "MONTH   | 2025/26 Q2                |",
        "MONTH   | soon                      |",
      })
  void isReadOrNot(Frequency frequency, String typed, String lastDay) {
    assertEquals(
        lastDay,
        PeriodText.read(frequency, typed).map(period -> period.lastDay().toString()).orElse(null));
  }
}
