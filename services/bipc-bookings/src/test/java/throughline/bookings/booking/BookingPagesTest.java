package throughline.bookings.booking;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.sessionSoon;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void whoIsNotSignedInAsksWithNameAndAddressOrSignsIn() {
    var id = session().opened();
    var nobody = Browser.ofNobody();

    nobody
        .open("/sessions/" + id)
        .then()
        .statusCode(200)
        .body(containsString("action=\"/sessions/" + id + "/ask\""))
        .body(containsString("href=\"/sessions/" + id + "/book\">Sign in to book<"));
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
        .body(containsString("This session is full. You can wait for a place"));
    browser.open("/sessions/" + id).then().statusCode(200).body(not(containsString(BUTTON)));
  }

  @Test
  void aSessionThatHasBegunHasNoButton() {
    var id = session().opened();
    clock.set(Instant.parse("2026-11-25T09:59:59.999Z"));
    browser.open("/sessions/" + id).then().body(containsString(BUTTON));

    clock.set(Instant.parse("2026-11-25T10:00:00Z"));

    browser
        .open("/sessions/" + id)
        .then()
        .statusCode(200)
        .body(containsString("This session has begun."))
        .body(not(containsString(BUTTON)));
  }

  @Test
  void aSessionAtTheTimeOfAnotherNamesTheOther() {
    booked(session().titled("Grow <online>").opened(), noor);
    var id = session().starting("2026-11-25T10:59").opened();

    book(id)
        .then()
        .statusCode(409)
        .body(containsString("You have a place at “Grow &lt;online&gt;” on Wednesday 25 November"))
        .body(containsString(BUTTON));
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
  void theNextBookingIsFirstAndWhatIsPastOrCancelledIsApart() {
    var past = booked(session().titled("Long ago").starting("2026-11-24T13:00").opened(), noor);
    booked(session().titled("Much later").starting("2026-12-24T13:00").opened(), noor);
    booked(session().titled("Very soon").starting("2026-11-26T13:00").opened(), noor);
    var gone = booked(session().titled("Not at all").starting("2026-11-25T13:00").opened(), noor);
    browser
        .follow(cancel(gone))
        .then()
        .body(containsString("Not at all"))
        .body(containsString(">Cancelled<"))
        .body(not(containsString("Cancel your booking")));
    clock.set(Instant.parse("2026-11-25T12:00:00Z"));

    var page = browser.open("/bookings");

    assertEquals("Very soon", page.text("#next h2"));
    assertEquals("After that Past and cancelled", page.text("h2.govuk-heading-l:not(#next *)"));
    assertEquals("Much later Not at all Long ago", page.text("h3"));
    browser
        .open("/bookings/" + past)
        .then()
        .body(not(containsString("/bookings/" + past + "/cancel")));
  }

  @ParameterizedTest
  @CsvSource({"ATTENDED, , Attended", "PARTIAL, 20, Came for part", "NO_SHOW, , Did not come"})
  void whoeverIsCheckedInBeforeTheSessionFindsItUnderNextUntilItIsOver(
      String status, String minutes, String words) {
    var soon = booked(sessionSoon(), noor);
    booked(session().titled("Tomorrow").opened(), noor);
    attendance(soon, status, minutes).statusCode(200);

    var page = browser.open("/bookings");
    assertEquals("Protect your idea", page.text("#next h2"));
    assertTrue(page.text("#next").endsWith(words), page.text("#next"));
    assertEquals("Tomorrow", page.text("h3"));
    assertTrue(browser.open("/").has(".tl-card a[href=/bookings/" + soon + "]"));

    clock.set(Instant.parse("2026-11-24T13:30:00Z"));
    page = browser.open("/bookings");
    assertEquals("Tomorrow", page.text("#next h2"));
    assertEquals("Protect your idea", page.text("h3"));
    assertFalse(browser.open("/").has(".tl-card a[href=/bookings/" + soon + "]"));
  }

  @Test
  void aButtonThatCancelsAsksOnceMoreAndCanBePressedTwice() {
    var session = session().opened();
    var id = booked(session, noor);
    browser.open("/bookings/" + id).then().body(containsString("/bookings/" + id + "/cancel"));
    var action = "/bookings/" + id + "/cancel";
    var page = browser.open(action);
    assertEquals(1, taken(session));

    browser.send(page, action, Map.of()).then().statusCode(303);
    browser.send(page, action, Map.of()).then().statusCode(303);
    assertEquals(0, taken(session));
    var again = browser.send(browser.open(action), action, Map.of());

    assertEquals(409, again.status());
    assertEquals(List.of("#cancel This booking is cancelled already"), again.problems());
  }

  @Test
  void whoeverLostTheirPlaceReadsWhy() {
    var session = session().opened();
    var id = booked(session, noor);
    var adviser = Browser.of(Actors.anAdviser());
    var action = "/bookings/" + id + "/cancel";
    var form = adviser.open(action);
    assertEquals("Cancel the booking of Noor Wilding", form.text("h1"));
    assertTrue(form.links().contains("/sessions/" + session + "/register?at=" + id + "#" + id));
    assertEquals(
        List.of("#reason Enter a reason. It is told to whoever has a place"),
        adviser.send(form, action, Map.of("reason", " ")).problems());

    var register = adviser.follow(adviser.send(form, action, Map.of("reason", "Fire & flood")));

    assertEquals("Noor Wilding: Cancelled by staff", register.text("#cancelled + ul"));
    var page = browser.open("/bookings/" + id);
    assertEquals("Fire & flood", page.summary("Why it was cancelled"));
    assertEquals("Cancelled by staff", page.summary("Status"));
  }

  @Test
  void aCancelledSessionSaysSo() {
    var id = session().titled("Flooded").opened();
    var booking = booked(id, noor);
    var adviser = Browser.of(Actors.anAdviser());
    var action = "/sessions/" + id + "/cancel";
    adviser.open("/sessions/" + id).then().body(containsString("1 of 6 places are booked."));
    var form = adviser.open(action);
    assertTrue(form.text("main").contains("1 person has a place"), form.text("main"));

    var page = adviser.follow(adviser.send(form, action, Map.of("reason", "The room is flooded")));

    assertTrue(page.text("main").contains("This session is cancelled."), page.text("main"));
    assertFalse(page.links().contains(action));
    assertEquals(
        "The room is flooded",
        browser.open("/bookings/" + booking).summary("Why it was cancelled"));
    browser
        .open("/sessions/" + id)
        .then()
        .body(containsString(">Cancelled<"))
        .body(not(containsString(BUTTON)));
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

  private Page cancel(String booking) {
    var action = "/bookings/" + booking + "/cancel";
    return browser.send(browser.open(action), action, Map.of());
  }

  private Page book(String session) {
    var action = "/sessions/" + session + "/book";
    return browser.press(browser.open("/sessions/" + session), action, BUTTON, Map.of());
  }
}
