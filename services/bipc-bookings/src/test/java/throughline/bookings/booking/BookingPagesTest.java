package throughline.bookings.booking;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.sessionSoon;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actor;
import throughline.bookings.testing.Browser;
import throughline.bookings.testing.TestClock;

@QuarkusTest
class BookingPagesTest {

  private static final String BUTTON = "Book a place";

  private final Actor noor = Actor.anEntrepreneur("Noor Wilding");
  private final Browser browser = Browser.of(noor);

  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whoIsNotSignedInIsSentToSignInByTheButton() {
    var id = session().opened();
    var nobody = Browser.ofNobody();

    nobody
        .open("/sessions/" + id)
        .statusCode(200)
        .body(containsString("You sign in first, or register if you are new"))
        .body(containsString("<a href=\"/sessions/" + id + "/book\" role=\"button\""))
        .body(not(containsString("<form")));
    nobody.open("/sessions/" + id + "/book").statusCode(401);
  }

  @Test
  void afterSignInTheyComeBackToTheSessionAndNothingIsBookedYet() {
    var id = session().opened();

    browser
        .open("/sessions/" + id + "/book")
        .statusCode(303)
        .header("Location", endsWith("/sessions/" + id));
    assertEquals(0, taken(id));
  }

  @Test
  void aPlaceIsBookedAndConfirmed() {
    var id = session().at("ONLINE").titled("Grow online").opened();

    browser
        .follow(book(id))
        .statusCode(200)
        .body(containsString("You have a place"))
        .body(containsString("Grow online"))
        .body(containsString("Wednesday 25 November 2026"))
        .body(containsString("10am to 11am"))
        .body(containsString("Online"));
    browser
        .open("/sessions/" + id)
        .body(containsString("You have booked this session."))
        .body(not(containsString(BUTTON)));
    assertEquals(1, taken(id));
  }

  @Test
  void aFormThatIsSentTwiceBooksOncePlace() {
    var id = session().opened();
    var action = "/sessions/" + id + "/book";
    var fields =
        browser.formOn(browser.open("/sessions/" + id).extract().asString(), action, BUTTON);

    var first = browser.send(action, fields).statusCode(303).extract().header("Location");
    var second = browser.send(action, fields).statusCode(303).extract().header("Location");

    assertEquals(first, second);
    assertEquals(1, taken(id));
  }

  @Test
  void whoPressesASecondTimeOnAnOldPageIsToldThatTheyHaveAPlace() {
    var id = session().opened();
    var action = "/sessions/" + id + "/book";
    var oldPage =
        browser.formOn(browser.open("/sessions/" + id).extract().asString(), action, BUTTON);
    book(id).statusCode(303);

    browser
        .send(action, oldPage)
        .statusCode(409)
        .body(containsString("There is a problem"))
        .body(containsString("href=\"#book\">You have already booked this session<"))
        .body(containsString("See your booking"));
    assertEquals(1, taken(id));
  }

  @Test
  void whoIsBeatenToTheLastPlaceIsToldThatItIsFull() {
    var id = session().forPeople(1).opened();
    var action = "/sessions/" + id + "/book";
    var fields =
        browser.formOn(browser.open("/sessions/" + id).extract().asString(), action, BUTTON);
    booked(id, Actor.anEntrepreneur());

    browser
        .send(action, fields)
        .statusCode(409)
        .body(containsString("This session is full. Choose another session"))
        .body(containsString("Every place is taken."));
    browser.open("/sessions/" + id).statusCode(200).body(not(containsString(BUTTON)));
  }

  @Test
  void aSessionThatIsOverHasNoButton() {
    var id = session().opened();
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));

    browser
        .open("/sessions/" + id)
        .statusCode(200)
        .body(containsString("This session is over."))
        .body(not(containsString(BUTTON)));
  }

  @Test
  void yourBookingsListWhatYouBookedAndHowItWent() {
    browser.open("/bookings").statusCode(200).body(containsString("You have not booked any"));
    var soon = booked(sessionSoon(), noor);
    booked(session().titled("Later on").opened(), noor);
    attendance(soon, "PARTIAL", 20).statusCode(200);

    browser
        .open("/bookings")
        .statusCode(200)
        .body(containsString("Later on"))
        .body(containsString(">Booked<"))
        .body(containsString(">Came for part<"));
    browser
        .open("/bookings/" + soon)
        .body(containsString("20 minutes"))
        .body(not(containsString("You have a place")));
  }

  @Test
  void somebodyElsesBookingIsNotFound() {
    var id = booked(session().opened(), Actor.anEntrepreneur());

    browser.open("/bookings/" + id).statusCode(404).body(containsString("Page not found"));
    browser.open("/sessions/" + UUID.randomUUID()).statusCode(404);
  }

  @Test
  void otherRolesAreToldWhatTheyCanDo() {
    var id = session().opened();

    Browser.of(Actor.aVolunteer())
        .open("/sessions/" + id)
        .body(containsString("Your account cannot book sessions"));
    Browser.of(Actor.anAdviser())
        .open("/sessions/" + id)
        .body(containsString("href=\"/sessions/" + id + "/register\""))
        .body(not(containsString(BUTTON)));
  }

  private ValidatableResponse book(String session) {
    var action = "/sessions/" + session + "/book";
    return browser.submit("/sessions/" + session, action, BUTTON, Map.of());
  }
}
