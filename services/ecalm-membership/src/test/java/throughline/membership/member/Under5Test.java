package throughline.membership.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Under5Test {

  @ParameterizedTest
  @CsvSource({
    "2021-11-24, 2026-11-23, true",
    "2021-11-24, 2026-11-24, false",
    "2026-11-24, 2026-11-24, true",
    "2020-02-29, 2025-02-28, true",
    "2020-02-29, 2025-03-01, false",
    "2024-02-29, 2028-02-29, true",
  })
  void aChildIsUnder5UntilTheFifthBirthday(LocalDate born, LocalDate day, boolean under5) {
    assertEquals(under5, Under5.on(day, born));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2031-Q1",
    "2026-03-31, 2031-Q1",
    "2026-04-01, 2031-Q2",
    "2026-06-30, 2031-Q2",
    "2026-07-01, 2031-Q3",
    "2026-09-30, 2031-Q3",
    "2026-10-01, 2031-Q4",
    "2026-12-31, 2031-Q4",
    "2028-02-29, 2033-Q1",
  })
  void theQuarterIsThatOfTheFifthBirthday(LocalDate born, String quarter) {
    assertEquals(quarter, Under5.untilQuarter(born));
  }
}
