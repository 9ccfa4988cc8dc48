package throughline.membership.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Day and month swapped: which it is, and what to write. */
class DateOrderTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @CsvSource({
    "11/24/2026, true",
    "11.24.2026, true",
    "24/11/2026, false",
    "11/10/2026, false",
    "2026-11-24, false",
    "13/13/2026, false",
    "11/24/26,   false",
    "nonsense,   false",
  })
  void whatCanOnlyHaveTheMonthFirstGivesItselfAway(String written, boolean monthFirst) {
    assertEquals(monthFirst, DateOrder.isMonthFirst(written));
  }

  @Test
  void aDateThatHasTheMonthFirstIsWrittenTheOtherWayRound() {
    assertEquals(
        Optional.of("11/14/2026 has the month first. Write the day first: 14/11/2026"),
        DateOrder.doubt("11/14/2026", 7, TODAY));
  }

  @Test
  void oneOfThemMakesEveryOtherDoubtfulThatCouldBeReadBothWays() {
    assertEquals(
        Optional.of(
            "05/06/2026 may be 5 June 2026 or 6 May 2026: row 7 of this file has the month first."
                + " Write 2026-06-05 or 2026-05-06"),
        DateOrder.doubt("05/06/2026", 7, TODAY));
    assertEquals(Optional.empty(), DateOrder.doubt("05/06/2026", null, TODAY));
  }

  @ParameterizedTest
  @CsvSource({
    "0,   20000, false",
    "1,       0, true",
    "1,       9, true",
    "1,      10, false",
    "2,     200, true",
    "12,  12000, false",
    "20,  12000, true",
    "12000,   1, true",
  })
  void oneSlipAmongManyDatesLeavesTheOthersAsTheyAre(
      int monthFirst, int dayFirst, boolean inDoubt) {
    assertEquals(inDoubt, DateOrder.isInDoubt(monthFirst, dayFirst));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"05/05/2026", "24/11/2026", "2026-05-06", "5 June 2026", "31/02/2026", ""})
  void whatCannotBeReadBothWaysIsNotInDoubt(String written) {
    assertEquals(Optional.empty(), DateOrder.doubt(written, 7, TODAY));
  }

  @Test
  void aDayToComeMayBeTheMonthFirst() {
    var doubt = DateOrder.doubt("03/12/2026", null, TODAY).orElseThrow();

    assertTrue(doubt.contains("is 3 December 2026, which is to come"), doubt);
    assertTrue(doubt.endsWith("write 12/03/2026"), doubt);
    assertEquals(Optional.empty(), DateOrder.doubt("12/12/2026", null, TODAY));
  }
}
