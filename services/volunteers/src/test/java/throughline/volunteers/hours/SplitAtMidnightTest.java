package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;

class SplitAtMidnightTest {

  @Test
  void aStretchWithinADayIsOneDay() {
    assertEquals(
        List.of(day("2026-02-10", 225)),
        new WorkedTime(at("2026-02-10T10:00:00Z"), at("2026-02-10T13:45:00Z")).days());
  }

  @Test
  void theNightOf31MarchFallsIntoBothFinancialYears() {
    assertEquals(
        List.of(day("2026-03-31", 120), day("2026-04-01", 120)),
        new WorkedTime(at("2026-03-31T21:00:00Z"), at("2026-04-01T01:00:00Z")).days());
  }

  @Test
  void midnightIsTheClocksInLondonNotThatOfUtc() {
    assertEquals(
        List.of(day("2026-07-02", 30)),
        new WorkedTime(at("2026-07-01T23:00:00Z"), at("2026-07-01T23:30:00Z")).days());
  }

  @Test
  void anEndAtMidnightLeavesNoEmptyDayBehind() {
    assertEquals(
        List.of(day("2026-02-10", 30)),
        new WorkedTime(at("2026-02-10T23:30:00Z"), at("2026-02-11T00:00:00Z")).days());
  }

  @Test
  void theNightWhenTheClocksGoForwardLosesItsHourAfterMidnight() {
    assertEquals(
        List.of(day("2026-03-28", 120), day("2026-03-29", 300)),
        new WorkedTime(at("2026-03-28T22:00:00Z"), at("2026-03-29T05:00:00Z")).days());
  }

  @Test
  void theNightWhenTheClocksGoBackGainsItsHourAfterMidnight() {
    assertEquals(
        List.of(day("2026-10-24", 120), day("2026-10-25", 420)),
        new WorkedTime(at("2026-10-24T21:00:00Z"), at("2026-10-25T06:00:00Z")).days());
  }

  @Test
  void aLeapDayIsADay() {
    assertEquals(
        List.of(day("2028-02-29", 60), day("2028-03-01", 60)),
        new WorkedTime(at("2028-02-29T23:00:00Z"), at("2028-03-01T01:00:00Z")).days());
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static DayWorked day(String date, int minutes) {
    return new DayWorked(LocalDate.parse(date), minutes);
  }
}
