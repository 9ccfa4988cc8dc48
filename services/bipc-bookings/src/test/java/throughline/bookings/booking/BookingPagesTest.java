package throughline.bookings.booking;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.sessionSoon;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestClock;

@QuarkusTest
class BookingPagesTest {

  private static final String BUTTON = "Book a place";

  private final Actor noor = Actors.anEntrepreneur("Noor Wilding");
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
        .then()
        .statusCode(200)
        .body(containsString("You sign in first, or register if you are new"))
        .body(containsString("<a href=\"/sessions/" + id + "/book\" class=\"govuk-button\""))
        .body(not(containsString("<form")));
    nobody.open("/sessions/" + id + "/book").then().statusCode(401);
  }

  @Test
  void aSearchEngineIsToldWhatASessionIs() {
    var id = session().titled("\"Grow\" & <prosper>").at("ONLINE").opened();

    String page = Browser.ofNobody().open("/sessions/" + id).then().extract().asString();

    assertEquals(
        "\"Grow\" & <prosper>: Wednesday 25 November 2026, 10am to 11am, Online."
            + " Free, for people who start or run a business.",
        Jsoup.parse(page).select("meta[name=description]").attr("content"));
  }

  @Test
  void afterSignInTheyComeBackToTheSessionAndNothingIsBookedYet() {
    var id = session().opened();

    browser
        .open("/sessions/" + id + "/book")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/sessions/" + id));
    assertEquals(0, taken(id));
  }

  @Test
  void aPlaceIsBookedAndConfirmed() {
    var id = session().at("ONLINE").titled("Grow online").opened();

    browser
        .follow(book(id))
        .then()
        .statusCode(200)
        .body(containsString("You have a place"))
        .body(containsString("Grow online"))
        .body(containsString("Wednesday 25 November 2026"))
        .body(containsString("10am to 11am"))
        .body(containsString("Online"));
    browser
        .open("/sessions/" + id)
        .then()
        .body(containsString("You have booked this session."))
        .body(not(containsString(BUTTON)));
    assertEquals(1, taken(id));
  }

  @Test
  void aFormThatIsSentTwiceBooksOncePlace() {
    var id = session().opened();
    var action = "/sessions/" + id + "/book";
    var page = browser.open("/sessions/" + id);

    var first = browser.send(page, action, Map.of());
    var second = browser.send(page, action, Map.of());

    assertEquals(303, second.status());
    assertEquals(first.redirect(), second.redirect());
    assertEquals(1, taken(id));
  }

  @Test
  void whoPressesASecondTimeOnAnOldPageIsToldThatTheyHaveAPlace() {
    var id = session().opened();
    var action = "/sessions/" + id + "/book";
    var oldPage = browser.open("/sessions/" + id);
    book(id).then().statusCode(303);

    var page = browser.send(oldPage, action, Map.of());

    assertTrue(page.has("#book[tabindex=-1]"), "the keyboard can follow the link");
    page.then()
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
    var page = browser.open("/sessions/" + id);
    booked(id, Actors.anEntrepreneur());

    browser
        .send(page, action, Map.of())
        .then()
        .statusCode(409)
        .body(containsString("This session is full. Choose another session"))
        .body(containsString("Every place is taken."));
    browser.open("/sessions/" + id).then().statusCode(200).body(not(containsString(BUTTON)));
  }

  @Test
  void aSessionThatIsOverHasNoButton() {
    var id = session().opened();
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));

    browser
        .open("/sessions/" + id)
        .then()
        .statusCode(200)
        .body(containsString("This session is over."))
        .body(not(containsString(BUTTON)));
  }

  @Test
  void yourBookingsListWhatYouBookedAndHowItWent() {
    browser
        .open("/bookings")
        .then()
        .statusCode(200)
        .body(containsString("You have not booked any"));
    var soon = booked(sessionSoon(), noor);
    booked(session().titled("Later on").opened(), noor);
    attendance(soon, "PARTIAL", 20).statusCode(200);

    browser
        .open("/bookings")
        .then()
        .statusCode(200)
        .body(containsString("Later on"))
        .body(containsString(">Booked<"))
        .body(containsString(">Came for part<"));
    browser
        .open("/bookings/" + soon)
        .then()
        .body(containsString("20 minutes"))
        .body(not(containsString("You have a place")));
  }

  @Test
  void somebodyElsesBookingIsNotFound() {
    var id = booked(session().opened(), Actors.anEntrepreneur());

    browser.open("/bookings/" + id).then().statusCode(404).body(containsString("Page not found"));
    browser.open("/sessions/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void otherRolesAreToldWhatTheyCanDo() {
    var id = session().opened();

    Browser.of(Actors.aVolunteer())
        .open("/sessions/" + id)
        .then()
        .body(containsString("Your account cannot book sessions"));
    Browser.of(Actors.anAdviser())
        .open("/sessions/" + id)
        .then()
        .body(containsString("href=\"/sessions/" + id + "/register\""))
        .body(not(containsString(BUTTON)));
  }

  private Page book(String session) {
    var action = "/sessions/" + session + "/book";
    return browser.press(browser.open("/sessions/" + session), action, BUTTON, Map.of());
  }
}
