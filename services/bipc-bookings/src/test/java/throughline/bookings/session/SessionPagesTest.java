package throughline.bookings.session;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.Unique;

@QuarkusTest
class SessionPagesTest {

  private static final String FORM = "/sessions/new";

  private static final Map<String, String> RIGHT =
      Map.of(
          "title", "Find your market",
          "venue", "SPOKE",
          "date", "30 November",
          "time", "2:30pm",
          "minutes", "90",
          "capacity", "1");

  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void theCatalogueIsForEveryoneAndSaysHowManyPlacesAreLeft() {
    // A day of its own: the first page holds no more than twenty, and nobody's but these.
    clock.set(Instant.parse("2031-11-24T12:00:00Z"));
    var title = "Catalogue " + Unique.number();
    var one = session().titled(title).starting("2031-11-24T12:01").forPeople(2).opened();
    var full = session().at("ONLINE").starting("2031-11-24T12:02").forPeople(1).opened();
    session().starting("2031-11-24T12:03").forPeople(6).opened();
    BookingFixture.booked(one, Actors.anEntrepreneur());
    BookingFixture.booked(full, Actors.anEntrepreneur());

    Browser.ofNobody()
        .open("/")
        .then()
        .statusCode(200)
        .body(
            containsString("<a class=\"govuk-link\" href=\"/sessions/" + one + "\"><bdi>" + title))
        .body(containsString("Monday 24 November 2031, 12:01pm to 1:01pm"))
        .body(containsString("Oxfordshire County Library (Westgate)"))
        .body(allOf(containsString(">1 place left<"), containsString(">Full<")))
        .body(containsString(">6 places left<"))
        .body(containsString("Online"))
        .body(not(containsString("Open a session")));
    assertTrue(
        Browser.of(Actors.anAdviser()).open("/").text("main").contains("Centre Open a session"));
  }

  @Test
  void anEmptyCatalogueSaysSo() {
    clock.set(Instant.parse("2040-01-01T00:00:00Z"));

    Browser.ofNobody()
        .open("/")
        .then()
        .statusCode(200)
        .body(containsString("There are no sessions to book at the moment"));
  }

  @Test
  void anAdviserOpensASessionAndSeesIt() {
    var browser = Browser.of(Actors.anAdviser());

    var answer = browser.send(browser.open(FORM), FORM, RIGHT);

    browser
        .follow(answer)
        .then()
        .statusCode(200)
        .body(containsString("The session is open"))
        .body(containsString("<title>Find your market – "))
        .body(containsString("Monday 30 November 2026"))
        .body(containsString("2:30pm to 4pm"))
        .body(containsString("Blackbird Leys"))
        .body(containsString("1 place left"));
  }

  @Test
  void aLinkThatIsPassedOnTellsNobodyElseThatTheyOpenedASession() {
    var link = "/sessions/" + session().opened() + "?opened=true";

    for (var reader : List.of(Browser.ofNobody(), Browser.of(Actors.anEntrepreneur()))) {
      reader.open(link).then().statusCode(200).body(not(containsString("The session is open")));
    }
  }

  @Test
  void theFormNamesWhatIsWrongAndKeepsWhatWasTyped() {
    var typed = new HashMap<>(RIGHT);
    typed.putAll(Map.of("title", "<b>Market</b>", "date", "31 November", "time", "noonish"));
    typed.putAll(Map.of("minutes", "3", "capacity", ""));

    open(typed)
        .then()
        .statusCode(400)
        .body(containsString("<title>Error: Open a session"))
        .body(containsString("href=\"#date\""))
        .body(containsString("href=\"#time\""))
        .body(containsString("href=\"#minutes\">Minutes must be a whole number from 5 to 480<"))
        .body(containsString("href=\"#capacity\">Enter how many people can come<"))
        .body(containsString("value=\"&lt;b&gt;Market&lt;/b&gt;\""))
        .body(containsString("value=\"noonish\""))
        .body(containsString("value=\"SPOKE\" checked"));
  }

  @Test
  void aTimeThatTheClocksSkipIsExplained() {
    var typed = new HashMap<>(RIGHT);
    typed.putAll(Map.of("date", "28/3/2027", "time", "1:30am"));

    open(typed)
        .then()
        .statusCode(400)
        .body(containsString("href=\"#time\">There is no 1:30am on 28 March 2027"));
  }

  @Test
  void aFormThatIsSentTwiceOpensOneSession() {
    var browser = Browser.of(Actors.anAdviser());
    var form = browser.open(FORM);
    var typed = new HashMap<>(RIGHT);
    typed.put("title", "Twice " + form.value("idempotencyKey"));

    var first = browser.send(form, FORM, typed);
    var second = browser.send(form, FORM, typed);

    assertEquals(303, second.status());
    assertEquals(first.redirect(), second.redirect());
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM session WHERE title = '%s'".formatted(typed.get("title"))));
  }

  @Test
  void aFormThatWasSentAndThenChangedAsksBeforeItOpensAnother() {
    var browser = Browser.of(Actors.anAdviser());
    var form = browser.open(FORM);
    browser.send(form, FORM, RIGHT);
    var other = new HashMap<>(RIGHT);
    other.put("title", "Another");

    var again = browser.send(form, FORM, other);

    again.then().statusCode(400).body(containsString("This form was sent before"));
    assertEquals("Another", again.value("title"));
    browser.send(again, FORM, other).then().statusCode(303);
  }

  @Test
  void aDayWithoutAYearIsTheNextSuchDay() {
    var typed = new HashMap<>(RIGHT);
    typed.put("date", "10 July");

    var browser = Browser.of(Actors.anAdviser());
    var opened = browser.follow(browser.send(browser.open(FORM), FORM, typed));

    assertTrue(opened.text("main").contains("Saturday 10 July 2027"));
  }

  @Test
  void aSessionIsOneHeadingBelowThatOfItsList() {
    session().opened();

    var withCards = Browser.of(Actors.anAdviser()).open("/");
    assertTrue(withCards.has("h3 a[href^=/sessions/]"));
    assertFalse(withCards.has("li h2 a[href^=/sessions/]"));
    var withoutCards = Browser.ofNobody().open("/");
    assertTrue(withoutCards.has("li h2 a[href^=/sessions/]"));
    assertFalse(withoutCards.has("h3 a[href^=/sessions/]"));
  }

  @Test
  void aGarbledLinkOpensTheCatalogue() {
    Browser.ofNobody().open("/?after=nonsense").then().statusCode(200);
  }

  @Test
  void behindTheLastSessionThereIsAWayBack() {
    session().opened();
    Browser.ofNobody()
        .open("/?after=" + UUID.randomUUID())
        .then()
        .statusCode(200)
        .body(containsString("Nothing more is on this page"));
  }

  @Test
  void withoutTheCsrfTokenNothingIsOpened() {
    var before = Database.number("SELECT count(*) FROM session");

    Browser.of(Actors.anAdviser()).post(FORM, RIGHT).then().statusCode(400);

    assertEquals(before, Database.number("SELECT count(*) FROM session"));
  }

  @Test
  void onlyAnAdviserGetsTheForm() {
    Browser.of(Actors.anEntrepreneur())
        .open(FORM)
        .then()
        .statusCode(403)
        .body(containsString("Your account cannot open this page"));
    Browser.ofNobody().open(FORM).then().statusCode(401);
  }

  private static Page open(Map<String, String> typed) {
    var browser = Browser.of(Actors.anAdviser());
    return browser.press(browser.open(FORM), FORM, "Open the session", typed);
  }
}
