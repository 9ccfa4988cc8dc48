package throughline.tracker.plan.ownership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.tracker.engine.rule.Frequency;

/** By when the next figure is due. */
class NextUpdateTest {

  @ParameterizedTest
  @CsvSource({
    "MONTH, 2026-09-30, 2026-11-26, 2026-11-28, false",
    "MONTH, 2026-09-30, 2026-11-29, 2026-11-28, true",
    "MONTH, 2026-10-31, 2026-11-26, 2026-12-28, false",
    "QUARTER, 2026-06-30, 2026-10-28, 2026-10-28, false",
    "QUARTER, 2026-06-30, 2026-10-29, 2026-10-28, true",
    "YEAR, 2025-03-31, 2026-11-26, 2026-04-28, true",
    "QUARTER, , 2026-11-26, 2026-10-28, true",
    "QUARTER, , 2026-10-05, 2026-07-28, true",
    "MONTH, , 2026-11-28, 2026-10-28, true",
    "MONTH, , 2026-11-29, 2026-11-28, true",
    "MONTH, , 2026-12-01, 2026-11-28, true",
    "YEAR, , 2026-04-28, 2025-04-28, true",
    "YEAR, , 2026-04-29, 2026-04-28, true",
  })
  void aFigureIsDueFourWeeksAfterTheFirstPeriodThatMissesOneAndOneThatNeverCameStaysOverdue(
      Frequency frequency, LocalDate reported, LocalDate today, LocalDate due, boolean overdue) {
    var last = Optional.ofNullable(reported);
    var next = NextUpdate.ofReports(frequency, last, Optional.empty(), today);

    assertEquals(due, next.due());
    assertEquals(overdue, next.isOverdue(today));
  }

  @ParameterizedTest
  @CsvSource({
    "MONTH, , 2026-12-05, 2026-12-05, 2027-01-28, false",
    "MONTH, , 2026-12-05, 2027-01-28, 2027-01-28, false",
    "MONTH, , 2026-12-05, 2027-01-29, 2027-01-28, true",
    "MONTH, , 2026-12-05, 2027-03-01, 2027-02-28, true",
    "YEAR, , 2026-12-05, 2026-12-05, 2027-04-28, false",
    "MONTH, 2026-09-30, 2026-12-05, 2026-12-05, 2026-11-28, true",
  })
  void ofWhatIsNewNoPeriodBeforeItIsAskedFor(
      Frequency frequency,
      LocalDate reported,
      LocalDate addedOn,
      LocalDate today,
      LocalDate due,
      boolean overdue) {
    var last = Optional.ofNullable(reported);
    var next = NextUpdate.ofReports(frequency, last, Optional.of(addedOn), today);

    assertEquals(due, next.due());
    assertEquals(overdue, next.isOverdue(today));
  }
}
