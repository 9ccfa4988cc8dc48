package throughline.platform.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LondonTest {

  @ParameterizedTest
  @CsvSource({
    "2026-07-01T22:59:59Z, 2026-07-01",
    "2026-07-01T23:00:00Z, 2026-07-02",
    "2026-12-01T23:59:59Z, 2026-12-01",
    "2026-12-02T00:00:00Z, 2026-12-02",
  })
  void todayTurnsAtMidnightInLondon(Instant now, LocalDate today) {
    assertEquals(today, London.today(Clock.fixed(now, ZoneOffset.UTC)));
    assertEquals(today, London.dateOf(now));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T00:59:00Z, 29 March 2026 at 12:59am",
    "2026-03-29T01:00:00Z, 29 March 2026 at 2am",
    "2026-10-25T00:30:00Z, 25 October 2026 at 1:30am",
    "2026-10-25T01:30:00Z, 25 October 2026 at 1:30am",
    "2026-11-24T14:30:00Z, 24 November 2026 at 2:30pm",
  })
  void momentsFollowSummerTime(Instant instant, String written) {
    assertEquals(written, London.moment(instant));
  }

  @ParameterizedTest
  @CsvSource({
    "00:00,midnight",
    "12:00,midday",
    "09:00,9am",
    "14:30,2:30pm",
    "12:05,12:05pm",
    "00:01,12:01am"
  })
  void timesAsTheStyleGuideWritesThem(LocalTime time, String written) {
    assertEquals(written, London.time(time));
  }

  @Test
  void datesAreWrittenOut() {
    assertEquals("4 November 2026", London.date(LocalDate.of(2026, 11, 4)));
    assertEquals("Tuesday 24 November 2026", London.weekday(LocalDate.of(2026, 11, 24)));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 minutes",
    "1,1 minute",
    "60,1 hour",
    "90,1 hour 30 minutes",
    "121,2 hours 1 minute"
  })
  void minutesInWords(int minutes, String words) {
    assertEquals(words, London.hours(minutes));
  }
}
