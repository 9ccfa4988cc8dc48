package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.volunteers.hours.MonthTotals.MonthTotal;

class YearTotalTest {

  @Test
  void aYearBeginsInAprilAndOnlyApprovedTimeIsApproved() {
    var totals =
        MonthTotals.YearTotal.of(
            List.of(month("2026-06", 60, 45), month("2026-04", 120, 0), month("2026-03", 90, 0)));

    assertEquals(
        List.of(new MonthTotals.YearTotal(2026, 180, 45), new MonthTotals.YearTotal(2025, 90, 0)),
        totals);
    assertEquals("2026 to 2027", totals.get(0).label());
  }

  private static MonthTotal month(String month, int approved, int waiting) {
    return new MonthTotal(YearMonth.parse(month), approved, waiting, true);
  }
}
