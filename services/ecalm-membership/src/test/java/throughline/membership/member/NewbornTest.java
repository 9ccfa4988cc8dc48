package throughline.membership.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewbornTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, 2026-11-24, true",
    "2026-07-01, 2026-11-24, true",
    "2026-06-30, 2026-11-24, false",
    "2026-07-01, 2026-12-31, true",
    "2026-09-30, 2027-01-01, false",
    "2026-10-01, 2027-01-01, true",
    "2026-10-01, 2027-03-31, true",
    "2024-02-29, 2024-06-30, true",
    "2024-02-29, 2024-07-01, false",
  })
  void whoIsOneIsSaidByTheQuarterOfTheFifthBirthday(
      LocalDate born, LocalDate enrolled, boolean newborn) {
    assertEquals(newborn, Newborn.on(enrolled, Under5.untilQuarter(born)));
  }

  @ParameterizedTest
  @CsvSource({"2026-12, 2031-Q3", "2027-01, 2031-Q4", "2027-03, 2031-Q4", "2027-04, 2032-Q1"})
  void theEarliestIsThatOfTheQuarterBefore(YearMonth month, String quarter) {
    assertEquals(quarter, Newborn.untilQuarterFrom(month));
  }
}
