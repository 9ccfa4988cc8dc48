package throughline.volunteers.rota;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.RotaFixture;

/** A volunteer's own rota. The clock stands at noon on Tuesday 24 November 2026. */
@QuarkusTest
class OwnRotaPagesTest {
  private static final String PAGE = "/my-rota";

  private final Actor robin = RotaFixture.volunteer("Robin Field");
  private final Browser browser = Browser.of(robin);

  @Test
  void oneSeesWhenOneIsExpectedAndSaysThatOneCannotCome() {
    RotaFixture.comes(robin, RotaFixture.slot("HEAD", 3, "10:00", "12:00"));
    var page = browser.open(PAGE);
    assertTrue(page.text("main").contains("Wednesday 25 November 2026, 10am to midday"));

    var done =
        browser.follow(
            browser.press(page, PAGE, "I cannot come", Map.of("firstDay", "2026-11-25")));

    assertTrue(done.text("main").contains("the library knows that you are away"));
    assertTrue(
        done.text("main").contains("Away 25 November 2026 Not away after all"), done.text("main"));
  }

  @Test
  void aShiftIsTakenAndGivenUpByOnePressEach() {
    var shift = RotaFixture.shift("2026-12-05T10:00:00Z", "2026-12-05T11:00:00Z", 2);
    var path = PAGE + "/shifts/" + shift;

    var page = browser.follow(browser.send(browser.open(PAGE), path, Map.of()));
    assertTrue(page.text("main").contains("Saturday 5 December 2026, 10am to 11am"));
    page = browser.follow(browser.press(page, path, "I cannot come", Map.of()));
    assertTrue(page.text("main").contains("You are not on the rota"), page.text("main"));
  }

  @Test
  void whoIsAwayGivesUpTheirShiftsOfThoseDays() {
    var shift = RotaFixture.shift("2026-12-05T10:00:00Z", "2026-12-05T11:00:00Z", 2);
    var later = RotaFixture.shift("2026-12-12T10:00:00Z", "2026-12-12T11:00:00Z", 2);
    RotaFixture.signedUp(robin, shift);
    RotaFixture.signedUp(robin, later);

    var done =
        browser.follow(
            browser.press(
                browser.open(PAGE),
                PAGE,
                "I am away",
                Map.of("firstDay", "1 December", "lastDay", "11 December")));

    assertTrue(done.text("main").contains("1 shift of those days are free"), done.text("main"));
    assertEquals(0, taken(shift));
    assertEquals(1, taken(later));
  }

  @Test
  void daysThatAreWrongAreNamed() {
    var page =
        browser.press(
            browser.open(PAGE),
            PAGE,
            "I am away",
            Map.of("firstDay", "2026-12-10", "lastDay", "2026-12-09"));

    assertEquals(List.of("#lastDay The last day is before the first"), page.problems());
  }

  @Test
  void theCalendarHasOnesOwnAndANewAddressEndsTheOld() {
    var slot = RotaFixture.slot("HEAD", 3, "10:00", "12:00");
    RotaFixture.comes(robin, slot);
    RotaFixture.comes(RotaFixture.volunteer("Olga Other"), slot);
    RotaFixture.away(robin, "2026-12-02", "2026-12-02");
    var calendar = PAGE + "/calendar";

    browser.send(browser.open(calendar), calendar, Map.of("pressed", "renew"));
    var address = path(browser.open(calendar).text("#address"));
    var feed = given().get(address).then().statusCode(200).extract().asString();

    assertTrue(feed.contains("UID:" + slot + "-2026-11-25"), feed);
    assertFalse(feed.contains(slot + "-2026-12-02"), feed);
    for (var secret : List.of("Robin", "Olga", "ATTENDEE")) {
      assertFalse(feed.contains(secret), secret);
    }
    browser.send(browser.open(calendar), calendar, Map.of("pressed", "renew"));
    var renewed = path(browser.open(calendar).text("#address"));
    assertNotEquals(address, renewed);
    assertEquals(404, given().get(address).statusCode());
    browser.send(browser.open(calendar), calendar, Map.of("pressed", "end"));
    assertEquals(404, given().get(renewed).statusCode());
  }

  private static String path(String address) {
    return address.substring(address.indexOf("/calendars/")).strip();
  }

  private static long taken(String shift) {
    return Database.number("SELECT taken FROM shift WHERE id = '%s'".formatted(shift));
  }
}
