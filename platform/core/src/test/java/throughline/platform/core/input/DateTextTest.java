package throughline.platform.core.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static final List<String> WAYS_TO_WRITE =
      List.of(
          "uuuu-MM-dd",
          "d/M/uuuu",
          "dd.MM.uuuu",
          "dd MM uuuu",
          "d-M-uuuu",
          "d MMMM uuuu",
          "d MMM uuuu",
          "EEEE d MMMM uuuu",
          "EEE, d MMM uuuu",
          "MMMM d, uuuu");

  @Property(tries = 300)
  void everyDateIsReadHoweverItIsWritten(
      @ForAll @DateRange(min = "1900-01-01", max = "2199-12-31") LocalDate date) {
    for (var way : WAYS_TO_WRITE) {
      var text = DateTimeFormatter.ofPattern(way, Locale.UK).format(date);
      assertEquals(date, DateText.read(text), text);
    }
  }

  @Property(tries = 300)
  void aDateWithoutAYearIsAtMostHalfAYearAway(
      @ForAll @DateRange(min = "2000-01-01", max = "2099-12-31") LocalDate date,
      @ForAll @DateRange(min = "2000-01-01", max = "2099-12-31") LocalDate today) {
    if (date.getMonthValue() == 2 && date.getDayOfMonth() == 29) {
      return; // not in every year
    }
    var read = DateText.read(date.getDayOfMonth() + "/" + date.getMonthValue(), today);
    assertEquals(date.getMonthValue(), read.getMonthValue());
    assertEquals(date.getDayOfMonth(), read.getDayOfMonth());
    assertEquals(0, Math.abs(today.toEpochDay() - read.toEpochDay()) / 184);
  }

  @Property(tries = 300)
  void aDateWithoutAYearThatCanOnlyBeAheadIsTheNext(
      @ForAll @DateRange(min = "2000-01-01", max = "2099-12-31") LocalDate today,
      @ForAll @DateRange(min = "2000-01-01", max = "2099-12-31") LocalDate date) {
    var read = DateText.readAhead(date.getDayOfMonth() + "/" + date.getMonthValue(), today);
    assertEquals(date.getMonthValue(), read.getMonthValue());
    assertEquals(date.getDayOfMonth(), read.getDayOfMonth());
    assertFalse(read.isBefore(today));
    var isLeapDay = date.getMonthValue() == 2 && date.getDayOfMonth() == 29;
    assertTrue(read.isBefore(today.plusYears(isLeapDay ? 8 : 1).plusDays(1)));
  }

  @Property(tries = 500)
  void anythingElseIsRefusedInWords(@ForAll String text) {
    try {
      DateText.read(text, TODAY);
    } catch (Unreadable wrong) {
      assertEquals(0, wrong.getMessage().indexOf("must "));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "today           | 2026-11-25",
        "Yesterday       | 2026-11-24",
        "TOMORROW        | 2026-11-26",
        "1 Nov           | 2026-11-01",
        "1st of November | 2026-11-01",
        "Sept 3rd        | 2026-09-03",
        "1/11            | 2026-11-01",
        "28 dec          | 2026-12-28",
        "10 January      | 2027-01-10",
        "1 nov.          | 2026-11-01",
        "1nov            | 2026-11-01",
        "wed 25 nov      | 2026-11-25",
        "2024-02-29      | 2024-02-29",
        "2026-1-4        | 2026-01-04",
      })
  void datesAsPeopleSayThem(String typed, LocalDate date) {
    assertEquals(date, DateText.read(typed, TODAY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24.11.26      | must have a year of 4 numbers",
        "24 Nov 26     | must have a year of 4 numbers",
        "1/11/20266    | must have a year of 4 numbers",
        "2026-02-29    | must be a real date, for example 24 November 2026",
        "31/11/2026    | must be a real date, for example 24 November 2026",
        "11/24/2026    | must be a real date, for example 24 November 2026",
        "2026-13-01    | must be a real date, for example 24 November 2026",
        "31 Nov 2026   | must be a real date, for example 24 November 2026",
        "2026-11-      | must include a day",
        "2026--24      | must include a month",
        "26-11-24      | must have a year of 4 numbers",
        "-11-24        | must have a year of 4 numbers",
        "2026-Nov-24   | must be in numbers, for example 24 11 2026",
        "next week     | must be a date, for example 24 November 2026 or 2026-11-24",
        "24 Foo 2026   | must be a date, for example 24 November 2026 or 2026-11-24",
        "fox 24 Nov 2026 | must be a date, for example 24 November 2026 or 2026-11-24",
        "Mon 24 Nov 2026 | must have the right day of the week: it is a Tuesday",
        "24 November   | must include a year, for example 24 November 2026",
        "24/11         | must include a year, for example 24 November 2026",
        "yesterday     | must be a date, for example 24 November 2026 or 2026-11-24",
      })
  void datesThatAreNotWholeSayWhy(String typed, String message) {
    var wrong = assertThrows(Unreadable.class, () -> DateText.read(typed));
    assertEquals(message, wrong.getMessage());
  }
}
