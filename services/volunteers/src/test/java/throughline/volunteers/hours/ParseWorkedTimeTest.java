package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;

class ParseWorkedTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Fields fields = new Fields().called("workedOn", "Date");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # why                            date        start  end    minutes
          an afternoon,                    2026-02-10, 14:00, 17:45, 225
          back to back with the next,      2026-02-10, 10:00, 12:00, 120
          back to back with the one before,2026-02-10, 12:00, 14:00, 120
          up to midnight,                  2026-02-10, 23:30, 00:00, 30
          from midnight,                   2026-02-10, 00:00, 01:00, 60
          over midnight,                   2026-02-10, 22:00, 02:00, 240
          two years ago,                   2024-11-24, 10:00, 12:00, 120
          the longest,                     2026-02-10, 08:00, 00:00, 960
          the clocks go forward,           2026-03-28, 22:00, 06:00, 420
          up to the gap,                   2026-03-29, 00:30, 02:00, 30
          the clocks go back,              2026-10-24, 22:00, 06:00, 540
          ended a minute ago,              2026-11-24, 09:00, 11:59, 179
          ends now,                        2026-11-24, 09:00, 12:00, 180
          """)
  void aStretchIsMeasuredAsItWasLived(
      String why, String date, String start, String end, int minutes) {
    assertEquals(minutes, read(date, start, end, null, null).minutes(), why);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29, 01:30, 03:00, startTime",
    "2026-03-28, 22:00, 01:30, endTime",
    "2026-03-29, 00:30, 01:00, endTime",
  })
  void aTimeThatTheClockSkippedIsRefused(String date, String start, String end, String field) {
    assertNull(read(date, start, end, null, null));

    var message = errors().get(field);
    assertTrue(message.contains("on 29 March 2026"), message);
    assertTrue(message.contains("the clocks went forward"), message);
    assertEquals(1, errors().size());
  }

  @Test
  void bothTimesThatTheClockSkippedAreNamedAtOnce() {
    read("2026-03-29", "01:10", "01:50", null, null);

    assertEquals(java.util.Set.of("startTime", "endTime"), errors().keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25, 01:30, 04:00, startIs",
    "2026-10-25, 00:30, 01:30, endIs",
    "2026-10-24, 22:00, 01:30, endIs",
  })
  void aTimeThatCameTwiceIsAskedAbout(String date, String start, String end, String field) {
    assertNull(read(date, start, end, null, null));

    var message = errors().get(field);
    assertTrue(message.contains("1:30am came twice on 25 October 2026"), message);
    assertEquals(1, errors().size());
  }

  @ParameterizedTest
  @CsvSource({
    "01:30, 04:00, FIRST,  ,       210",
    "01:30, 04:00, SECOND, ,       150",
    "00:30, 01:30, ,       FIRST,  60",
    "00:30, 01:30, ,       SECOND, 120",
    "01:10, 01:40, FIRST,  FIRST,  30",
    "01:10, 01:40, FIRST,  SECOND, 90",
    "01:10, 01:40, SECOND, SECOND, 30",
    "01:30, 01:30, FIRST,  SECOND, 60",
    "01:45, 01:15, FIRST,  SECOND, 30",
    "01:45, 01:15, FIRST,  ,       30",
    "01:30, 01:30, FIRST,  ,       60",
    "01:10, 01:40, SECOND, ,       30",
  })
  void theAnswerPicksOneOfTheTwo(
      String start, String end, String startIs, String endIs, int minutes) {
    assertEquals(minutes, read("2026-10-25", start, end, startIs, endIs).minutes());
  }

  @Test
  void anAnswerThatPutsTheEndBeforeTheStartIsRefused() {
    read("2026-10-25", "01:10", "01:40", "SECOND", "FIRST");

    assertEquals(java.util.Set.of("endIs"), errors().keySet());
  }

  @Test
  void anAnswerThatLooksBlankIsNone() {
    assertEquals(120, read("2026-02-10", "10:00", "12:00", "\u00a0", "\u200b").minutes());
  }

  @Test
  void anAnswerNobodyAskedForChangesNothing() {
    assertEquals(120, read("2026-02-10", "10:00", "12:00", "SECOND", "FIRST").minutes());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-10, 10:00, 10:00, 'The finish is the same as the start, 10am. Check both times'",
    "2026-02-10, 10:00, 08:00, 'The finish, 8am, is before the start, 10am. Check both times'",
    "2026-02-10, 05:00, 22:00, That is 17 hours. One entry holds at most 16 hours",
    "2026-11-24, 11:00, 12:01, The end is still to come",
    "2026-11-24, 11:00, 02:00, The end is still to come",
  })
  void anEndTooLateIsRefused(String date, String start, String end, String words) {
    assertNull(read(date, start, end, null, null));

    assertTrue(errors().get("endTime").startsWith(words), errors().toString());
  }

  @Test
  void whoSaysTheSameDayIsAskedAboutAFinishBeforeTheStart() {
    var night = onOneDay("22:00", "02:00", "SAME");

    assertNull(new ParseWorkedTime(fields, night, NOW).read());
    assertEquals(
        Map.of(
            "endDay", "The finish, 2am, is before the start, 10pm. Did you finish the next day?"),
        errors());
  }

  @ParameterizedTest
  @CsvSource({
    "22:00, 02:00, NEXT, 240",
    "22:00, 00:00, SAME, 120",
    "14:00, 16:00, SAME, 120",
    "14:00, 16:00, NEXT, 120",
  })
  void theAnswerIsTakenWhereThereIsAQuestion(String start, String end, String endDay, int minutes) {
    var worked = new ParseWorkedTime(fields, onOneDay(start, end, endDay), NOW).read();

    assertEquals(minutes, worked.minutes());
  }

  private static HoursRequest onOneDay(String start, String end, String endDay) {
    return new HoursRequest("HEAD", "2026-02-10", start, end, null, null, endDay, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25, The date must be today or in the past",
    "0206-02-10, 'The date must be 24 November 2024 or later, two years ago at most'",
    "2000-01-01, 'The date must be 24 November 2024 or later, two years ago at most'",
    "2024-11-23, 'The date must be 24 November 2024 or later, two years ago at most'",
    "2026-02-30, 'Date must be a real date, for example 24 November 2026'",
  })
  void aDateThatCannotBeIsRefused(String date, String words) {
    read(date, "10:00", "12:00", null, null);

    assertEquals(Map.of("workedOn", words), errors());
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    read("whenever", "25:00", null, "THIRD", "LAST");

    assertEquals(
        java.util.Set.of("workedOn", "startTime", "startIs", "endTime", "endIs"),
        errors().keySet());
  }

  private WorkedTime read(String date, String start, String end, String startIs, String endIs) {
    var typed = new HoursRequest("HEAD", date, start, end, startIs, endIs, null, null, null);
    var read = new ParseWorkedTime(fields, typed, NOW).read();
    if (fields.ok()) {
      assertNotNull(read);
    }
    return read;
  }

  private Map<String, String> errors() {
    return fields.errors().stream()
        .collect(Collectors.toMap(FieldError::field, FieldError::message));
  }
}
