package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.volunteers.hours.MonthTotals.MonthTotal;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class MonthTotalsTest {

  @Inject MonthTotals totals;

  private final Actor volunteer = Actors.aVolunteer("Robin Field");

  @Test
  void oneWhoHasLoggedNothingHasNoMonths() {
    assertEquals(List.of(), totals.own(volunteer.subject()));
  }

  @Test
  void eachMonthHasItsOwnMinutesByState() {
    hours().by(volunteer).on("2026-06-01").from("10:00").to("10:45").approved();
    hours().by(volunteer).on("2026-06-30").from("23:00").to("23:59").logged();
    hours().by(volunteer).on("2026-09-01").from("00:00").to("01:00").logged();
    hours().by(Actors.aVolunteer("Somebody Else")).on("2026-07-01").logged();

    assertEquals(
        List.of(month("2026-09", 0, 60, true), month("2026-06", 45, 59, true)),
        totals.own(volunteer.subject()));
  }

  @Test
  void aNightOverTheEndOfAMonthIsInBothAndBeginsInTheFirst() {
    hours().by(volunteer).on("2026-03-31").from("22:30").to("02:00").approved();

    assertEquals(
        List.of(month("2026-04", 120, 0, false), month("2026-03", 90, 0, true)),
        totals.own(volunteer.subject()));
  }

  @Test
  void theLongestNightThatBeginsJustBeforeAMonthIsFoundInIt() {
    hours().by(volunteer).on("2026-04-30").from("23:59").to("15:59").logged();

    assertEquals(
        List.of(month("2026-05", 0, 959, false), month("2026-04", 0, 1, true)),
        totals.own(volunteer.subject()));
  }

  @Test
  void whatIsWithdrawnAddsToNoMonthButCanBeFoundByIts() {
    var withdrawal = "/hours/withdrawal/" + hours().by(volunteer).on("2026-06-01").logged();
    var browser = Browser.of(volunteer);
    browser.send(browser.open(withdrawal), withdrawal, Map.of());

    var months = totals.own(volunteer.subject());
    assertEquals(List.of(month("2026-06", 0, 0, true)), months);
    assertEquals(List.of(), MonthTotals.YearTotal.of(months));
  }

  private static MonthTotal month(String month, int approved, int waiting, boolean begun) {
    return new MonthTotal(YearMonth.parse(month), approved, waiting, begun);
  }
}
