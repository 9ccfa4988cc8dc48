package throughline.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodayTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T00:00:00Z, false",
    "2026-10-25T00:45:00Z, true",
    "2026-10-25T01:50:00Z, true",
    "2026-10-25T03:00:00Z, false",
    "2027-03-31T22:20:00Z, false",
    "2027-03-31T22:40:00Z, true",
    "2027-03-31T23:20:00Z, true",
    "2027-03-31T23:40:00Z, false",
  })
  void theTwoShortTimesOfAYear(Instant now, boolean ambiguous) {
    assertEquals(ambiguous, Today.isAmbiguous(now.atZone(ZoneId.of("Europe/London"))));
  }
}
