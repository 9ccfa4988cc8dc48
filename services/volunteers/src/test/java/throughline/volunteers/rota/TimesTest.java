package throughline.volunteers.rota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.input.Fields;

/** Times of the rota on the clock in London. */
class TimesTest {
  private final Fields fields = new Fields();

  @ParameterizedTest
  @CsvSource({
    "10:00, 12:00, SAME, 10am to midday",
    "23:30, 00:00, SAME, 11:30pm to midnight",
    "22:00, 06:00, NEXT, 10pm to 6am the next day",
    "10:00, 22:00, '',   10am to 10pm",
  })
  void timesAreRead(String starts, String ends, String endDay, String words) {
    assertEquals(words, Times.read(fields, starts, ends, endDay).words());
  }

  @ParameterizedTest
  @CsvSource({
    "10:00, 10:00, '',   ends,   The end is the same as the start",
    "14:00, 12:00, '',   ends,   22 hours",
    "10:00, 22:01, '',   ends,   12 hours",
    "22:00, 06:00, '',   endDay, Does it end the next day?",
    "22:00, 06:00, SAME, endDay, Does it end the next day?",
    "'',    06:00, '',   starts, Enter when it starts",
  })
  void slipsAreAskedAbout(String starts, String ends, String endDay, String field, String words) {
    assertNull(Times.read(fields, starts, ends, endDay));
    assertEquals(field, fields.errors().get(0).field());
    assertTrue(fields.errors().get(0).message().contains(words), fields.errors().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29, 01:30, There is no 1:30am on 29 March 2026",
    "2026-10-25, 01:30, 1:30am comes twice on 25 October 2026",
  })
  void aTimeThatDoesNotExistOrComesTwiceIsNoStart(LocalDate day, String starts, String words) {
    assertNull(Times.read(fields, starts, "04:00", "").on(day, fields));
    assertTrue(fields.errors().get(0).message().startsWith(words), fields.errors().toString());
  }

  @Test
  void aNightOverTheChangeLastsAsLongAsItLasts() {
    var night = Times.read(fields, "22:00", "06:00", "NEXT");

    assertEquals(Duration.ofHours(7), length(night.on(LocalDate.parse("2026-03-28"), fields)));
    assertEquals(Duration.ofHours(9), length(night.on(LocalDate.parse("2026-10-24"), fields)));
  }

  @ParameterizedTest
  @CsvSource({
    "SUNDAY,   01:30, 03:00, false",
    "SATURDAY, 22:00, 01:30, false",
    "SATURDAY, 22:00, 01:00, false",
    "SUNDAY,   22:00, 01:30, true",
    "SUNDAY,   02:00, 03:00, true",
    "MONDAY,   01:30, 03:00, true",
  })
  void aTimeOfEveryWeekIsThereOnEverySunday(DayOfWeek day, String starts, String ends, boolean ok) {
    Times.read(fields, starts, ends, "NEXT").requireEveryWeek(fields, day);

    assertEquals(ok, fields.ok());
  }

  private static Duration length(Times.Stretch stretch) {
    return Duration.between(stretch.start(), stretch.end());
  }
}
