package throughline.volunteers.thanks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An hour a week on average, in which holidays do not count. */
class ActiveWeeksTest {
  @Test
  void aWeekWithoutTimeIsAGapAndDoesNotLowerTheAverage() {
    var weeks =
        ActiveWeeks.of(Map.of(day("2026-06-01"), 90, day("2026-06-07"), 30, day("2026-06-23"), 60));

    assertEquals(2, weeks.active(), "Monday and Sunday are one week");
    assertEquals(180, weeks.minutes());
    assertEquals(90, weeks.average());
    assertTrue(weeks.isAnHourAWeek());
    assertEquals(List.of(new Span(day("2026-06-08"), day("2026-06-21"))), weeks.gaps());
  }

  @Test
  void fiftyNineMinutesAWeekAreNoHour() {
    var weeks = ActiveWeeks.of(Map.of(day("2026-06-01"), 60, day("2026-06-08"), 59));

    assertFalse(weeks.isAnHourAWeek());
    assertEquals(59, weeks.average(), "rounded down");
    assertEquals(List.of(), weeks.gaps());
  }

  @Test
  void nothingIsNoWeek() {
    assertEquals(new ActiveWeeks(0, 0, List.of()), ActiveWeeks.of(Map.of()));
    assertFalse(ActiveWeeks.of(Map.of()).isAnHourAWeek());
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
