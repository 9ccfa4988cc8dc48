package throughline.bookings.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTimeTest {

  @ParameterizedTest(name = "{0} on the clock is {1}")
  @CsvSource({
    "2026-11-25T10:00, 2026-11-25T10:00:00Z",
    "2026-07-25T10:00, 2026-07-25T09:00:00Z",
    "2027-03-28T00:59, 2027-03-28T00:59:00Z",
    "2027-03-28T02:00, 2027-03-28T01:00:00Z",
    "2027-10-31T00:30, 2027-10-30T23:30:00Z",
    "2027-10-31T01:30, 2027-10-31T00:30:00Z",
    "2027-10-31T02:00, 2027-10-31T02:00:00Z",
  })
  void theInstantFollowsFromTheClockAndOfTwoTheEarlierIsMeant(String local, Instant instant) {
    var time = SessionTime.of(LocalDateTime.parse(local), 60);

    assertEquals(instant, time.startsAt());
    assertEquals(LocalDateTime.parse(local), time.startsLocal());
    assertEquals("Europe/London", time.zone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-03-28T01:00", "2027-03-28T01:30", "2027-03-28T01:59"})
  void aTimeThatTheClocksSkipIsRefused(String local) {
    var skipped = LocalDateTime.parse(local);

    assertFalse(SessionTime.exists(skipped));
    assertThrows(IllegalArgumentException.class, () -> SessionTime.of(skipped, 60));
  }

  @Test
  void theLengthIsRealMinutesAlsoOverAClockChange() {
    var spring = SessionTime.of(LocalDateTime.parse("2027-03-28T00:30"), 60);
    var autumn = SessionTime.of(LocalDateTime.parse("2027-10-31T00:30"), 120);

    assertEquals(Duration.ofMinutes(60), Duration.between(spring.startsAt(), spring.endsAt()));
    assertEquals(Duration.ofMinutes(120), Duration.between(autumn.startsAt(), autumn.endsAt()));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 481, 0, -60})
  void aLengthOutsideTheRuleIsRefused(int minutes) {
    var start = LocalDateTime.parse("2026-11-25T10:00");

    assertThrows(IllegalArgumentException.class, () -> SessionTime.of(start, minutes));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 480})
  void theShortestAndTheLongestAreTaken(int minutes) {
    var time = SessionTime.of(LocalDateTime.parse("2026-11-25T10:00"), minutes);

    assertEquals(minutes, time.minutes());
    assertEquals(Duration.ofMinutes(minutes), Duration.between(time.startsAt(), time.endsAt()));
  }

  @Test
  void aTimeThatTheClocksShowExistsAndIsOfItsDay() {
    var midnight = LocalDateTime.parse("2026-11-25T00:00");

    assertTrue(SessionTime.exists(midnight));
    assertEquals(midnight.toLocalDate(), SessionTime.of(midnight, 60).date());
  }

  @Test
  void itHasBegunAtItsStartAndNotBefore() {
    var time = SessionTime.of(LocalDateTime.parse("2026-07-25T10:00"), 60);
    var start = Instant.parse("2026-07-25T09:00:00Z");

    assertFalse(time.hasBegun(start.minusMillis(1)));
    assertTrue(time.hasBegun(start));
  }

  @Test
  void theLatestStartWithCheckInOpenIsThatOfASessionWhoseCheckInOpensNow() {
    var time = SessionTime.of(LocalDateTime.parse("2026-11-25T10:00"), 60);

    assertEquals(time.startsAt(), SessionTime.latestStartWithCheckInOpen(time.checkInOpensAt()));
  }

  @Test
  void checkInOpensOneRealHourBeforeTheStart() {
    var afterTheClocksWentForward = SessionTime.of(LocalDateTime.parse("2027-03-28T02:30"), 60);
    var opens = Instant.parse("2027-03-28T00:30:00Z");

    assertEquals(opens, afterTheClocksWentForward.checkInOpensAt());
    assertFalse(afterTheClocksWentForward.checkInIsOpen(opens.minusMillis(1)));
    assertTrue(afterTheClocksWentForward.checkInIsOpen(opens));
  }

  @Test
  void itIsOverAtItsEndAndNotBefore() {
    var time = SessionTime.of(LocalDateTime.parse("2026-11-25T10:00"), 60);
    var end = Instant.parse("2026-11-25T11:00:00Z");

    assertFalse(time.isOver(end.minusMillis(1)));
    assertTrue(time.isOver(end));
  }
}
