package throughline.bookings.booking;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;

/** One's own bookings at a secret address. */
@QuarkusTest
class CalendarFeedTest {
  private static final String PAGE = "/bookings/calendar";

  @Test
  void theFeedHasOnesOwnBookingsAndNobodysNameAndANewAddressEndsTheOld() {
    var noor = Actors.anEntrepreneur("Noor Wilding").withEmail("noor-feed@example.org", true);
    var session =
        session()
            .at("ONLINE")
            .starting("2027-08-03T10:00")
            .with("joiningLink", "https://meet.example/hidden")
            .opened();
    var own = booked(session, noor);
    var others = booked(session, Actors.anEntrepreneur("Olga Other"));
    var browser = Browser.of(noor);

    browser.send(browser.open(PAGE), PAGE, Map.of("pressed", "renew"));
    var address = path(browser.open(PAGE).text("#address"));
    var feed = given().get(address).then().statusCode(200).extract().asString();

    assertTrue(feed.contains("UID:" + own), feed);
    assertFalse(feed.contains(others), feed);
    for (var secret : new String[] {"ATTENDEE", "noor", "Noor", "Olga", "meet.example"}) {
      assertFalse(feed.contains(secret), secret);
    }

    browser.send(browser.open(PAGE), PAGE, Map.of("pressed", "renew"));
    var renewed = path(browser.open(PAGE).text("#address"));
    assertNotEquals(address, renewed);
    assertEquals(404, given().get(address).statusCode());
    assertEquals(200, given().get(renewed).statusCode());
    browser.send(browser.open(PAGE), PAGE, Map.of("pressed", "end"));
    assertEquals(404, given().get(renewed).statusCode());
  }

  private static String path(String address) {
    return address.substring(address.indexOf("/calendars/")).strip();
  }
}
