package throughline.platform.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoYearTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final DemoYear year = DemoYear.before(TODAY);

  @Test
  void isWholeMonthsAndEndsWithTheDayBeforeToday() {
    assertEquals(LocalDate.of(2025, 11, 1), year.days().get(0));
    assertTrue(year.includes(DemoYear.at(TODAY.minusDays(1), LocalTime.of(23, 59))));
    assertFalse(year.includes(DemoYear.at(TODAY, LocalTime.MIDNIGHT)));
  }

  @Test
  void weekendsAndTheDaysBetweenTheYearsAreNoWorkingDays() {
    assertTrue(DemoYear.isWorkingDay(LocalDate.of(2026, 12, 23)));
    assertFalse(DemoYear.isWorkingDay(LocalDate.of(2026, 12, 24)));
    assertFalse(DemoYear.isWorkingDay(LocalDate.of(2027, 1, 1)));
    assertFalse(DemoYear.isWorkingDay(LocalDate.of(2026, 11, 28)));
  }

  @Test
  void chanceBelongsToAName() {
    assertEquals(year.random("a", 1).nextLong(), year.random("a", 1).nextLong());
    assertNotEquals(year.random("a", 1).nextLong(), year.random("a", 2).nextLong());
  }

  @Test
  void aShareOfTheCountyIsThatOnAverage() {
    var tenth = new DemoYear(TODAY.minusYears(1), TODAY, 10);
    var random = tenth.random("x");
    var sum = IntStream.range(0, 10_000).map(i -> tenth.about(25, random)).sum();

    assertEquals(2.5, sum / 10_000.0, 0.1);
  }
}
