package throughline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleYearTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static final SamplePeople PEOPLE = new SamplePeople("told", List.of());

  private final List<Instant> moments = new ArrayList<>();
  private final SampleYear year = SampleYear.before(TODAY, PEOPLE, moments::add);

  @Test
  void isWholeMonthsAndEndsWithTheDayBeforeToday() {
    assertEquals(LocalDate.of(2025, 11, 1), year.days().get(0));
    assertTrue(year.includes(SampleYear.at(TODAY.minusDays(1), LocalTime.of(23, 59))));
    assertFalse(year.includes(SampleYear.at(TODAY, LocalTime.MIDNIGHT)));
  }

  @Test
  void weekendsAndTheDaysBetweenTheYearsAreNoWorkingDays() {
    assertTrue(SampleYear.isWorkingDay(LocalDate.of(2026, 12, 23)));
    assertFalse(SampleYear.isWorkingDay(LocalDate.of(2026, 12, 24)));
    assertFalse(SampleYear.isWorkingDay(LocalDate.of(2027, 1, 1)));
    assertFalse(SampleYear.isWorkingDay(LocalDate.of(2026, 11, 28)));
  }

  @Test
  void chanceBelongsToAName() {
    assertEquals(year.random("a", 1).nextLong(), year.random("a", 1).nextLong());
    assertNotEquals(year.random("a", 1).nextLong(), year.random("a", 2).nextLong());
  }

  @Test
  void aShareOfTheCountyIsThatOnAverage() {
    var tenth = new SampleYear(TODAY.minusYears(1), TODAY, 10, PEOPLE, new Tally(), moments::add);
    var random = tenth.random("x");
    var sum = IntStream.range(0, 10_000).map(i -> tenth.about(25, random)).sum();

    assertEquals(2.5, sum / 10_000.0, 0.1);
  }

  @Test
  void nobodySitsDownInTheFutureOrBeforeTheYear() {
    year.moveToDeskAfter(LocalDate.of(2026, 3, 2), 3);
    year.moveToDeskAfter(TODAY, 5);
    year.moveToDeskAfter(LocalDate.of(2025, 7, 15), 6);

    assertEquals(
        List.of(
            SampleYear.at(LocalDate.of(2026, 3, 5), LocalTime.of(10, 0)),
            SampleYear.at(TODAY, LocalTime.of(0, 1)),
            SampleYear.at(LocalDate.of(2025, 11, 1), LocalTime.of(10, 0))),
        moments);
  }
}
