package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.booking;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.queue.Releasing;
import throughline.bookings.testing.Actors;
import throughline.bookings.testing.PlainClient;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** A place that becomes free goes to whoever waits longest, one at a time, for some time. */
@QuarkusTest
class QueueTest {

  private static final String ON_THE_LIST = "You are on the waiting list";
  private static final String OFFERED = "A place is free for you";

  @Inject TestClock clock;
  @Inject Releasing releasing;

  private final PlainClient client = new PlainClient();
  private final Actor holder = Actors.anEntrepreneur();
  private final Guest first = new Guest();
  private final Guest second = new Guest();

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void theHeadOfTheListIsOfferedThePlaceAndTakesIt() {
    var session = session().starting("2026-12-15T10:00").forPeople(1).opened();
    var place = booked(session, holder);
    first.ask(session);
    second.ask(session);
    assertTrue(second.follow(ON_THE_LIST).text("h1").contains("You are number 2 of 2"));
    assertTrue(
        second.follow(ON_THE_LIST).text("main").contains("in the order in which they asked"));

    cancel(place, holder);

    assertEquals("OFFERED", first.state(session));
    assertEquals("WAITING", second.state(session));
    assertEquals(1, taken(session));
    booking(session, Actors.anEntrepreneur()).statusCode(409);
    var page = first.follow(OFFERED);
    assertTrue(page.text("main").contains("until 25 November 2026 at midday"), page.text("main"));
    first.press(page, "/place/" + Guest.holder(page) + "/confirm").then().statusCode(303);
    assertEquals(1, taken(session));
    assertEquals(2, bookings(session));
    assertTrue(second.follow(ON_THE_LIST).text("h1").contains("number 1 of 1"));
  }

  @Test
  void whatIsNotTakenInTimeOrNotWantedGoesToTheNext() {
    var session = session().starting("2026-12-15T10:00").forPeople(1).opened();
    var third = new Guest();
    var place = booked(session, holder);
    first.ask(session);
    second.ask(session);
    third.ask(session);
    cancel(place, holder);
    var offer = first.follow(OFFERED);
    clock.advance(Duration.ofHours(24));

    releasing.now();

    assertEquals("OFFERED", second.state(session));
    assertTrue(first.mail("Your offer has ended").text().contains("gone to the next"));
    assertEquals(409, first.press(offer, "/place/" + Guest.holder(offer) + "/confirm").status());
    var page = second.follow(OFFERED);
    second.press(page, "/place/" + Guest.holder(page) + "/leave").then().statusCode(303);
    assertEquals("OFFERED", third.state(session));
    assertEquals(1, taken(session));
    var last = third.follow(OFFERED);
    third.press(last, "/place/" + Guest.holder(last) + "/leave").then().statusCode(303);
    assertEquals(0, taken(session));
    releasing.now();
    assertEquals(0, taken(session), "nobody is offered a place twice");
  }

  @Test
  void anOfferIsShorterWhenTheSessionIsNear() {
    var session = session().starting("2026-11-25T10:00").forPeople(1).opened();
    var place = booked(session, holder);
    first.ask(session);
    clock.set(Instant.parse("2026-11-25T08:00:00Z"));

    cancel(place, holder);

    assertTrue(first.follow(OFFERED).text("main").contains("until 25 November 2026 at 9am"));
  }

  @Test
  void whoeverLeavesTheListIsPassed() {
    var session = session().starting("2026-12-15T10:00").forPeople(1).opened();
    var place = booked(session, holder);
    first.ask(session);
    second.ask(session);
    var page = first.follow(ON_THE_LIST);
    first.press(page, "/place/" + Guest.holder(page) + "/leave").then().statusCode(303);
    assertTrue(first.follow(ON_THE_LIST).text("main").contains("You let it go"));

    cancel(place, holder);

    assertEquals("OFFERED", second.state(session));
  }

  @Test
  void anEntrepreneurWaitsByOnePressAndTakesTheOfferSignedIn() {
    var session = session().starting("2026-12-15T10:00").forPeople(1).opened();
    var place = booked(session, holder);
    var person = Actors.anEntrepreneur();
    var browser = Browser.of(person);
    var page = browser.open("/sessions/" + session);
    browser.send(page, "/sessions/" + session + "/wait", Map.of()).then().statusCode(303);
    browser.send(page, "/sessions/" + session + "/wait", Map.of());
    assertTrue(browser.open("/sessions/" + session).text("main").contains("on the waiting list"));

    cancel(place, holder);

    var request =
        Database.text("SELECT id FROM place_request WHERE session_id = '%s'".formatted(session));
    var offer = browser.open("/place/" + request);
    assertEquals(403, Browser.of(Actors.anEntrepreneur()).open("/place/" + request).status());
    browser.send(offer, "/place/" + request + "/confirm", Map.of()).then().statusCode(303);
    assertEquals(
        "1",
        Database.text(
            """
            SELECT count(*) FROM booking JOIN person ON person.id = entrepreneur_id
            WHERE subject = '%s' AND session_id = '%s'
            """
                .formatted(person.subject(), session)));
  }

  @Test
  void sixtyFourTryWhileOnePlaceIsFreedAndTheHeadOfTheListGetsIt() throws Exception {
    var session = session().starting("2026-12-15T10:00").forPeople(1).opened();
    var place = booked(session, holder);
    first.ask(session);
    second.ask(session);
    var work = new ArrayList<Callable<String>>();
    work.add(() -> client.post("/api/bookings/" + place + "/cancellation", holder, null, "{}"));
    for (int i = 0; i < 64; i++) {
      var person = Actors.anEntrepreneur();
      work.add(() -> client.post("/api/sessions/" + session + "/bookings", person, null, ""));
    }

    var answers = atOnce(work);

    assertEquals(64, Collections.frequency(answers, "409 session-full"), answers::toString);
    assertEquals("OFFERED", first.state(session));
    assertEquals("WAITING", second.state(session));
    assertEquals(1, taken(session));
  }

  @Test
  void aCancelledSessionHasNoQueue() {
    var session = session().starting("2026-12-15T10:00").forPeople(1).opened();
    booked(session, holder);
    first.ask(session);

    BookingFixture.cancelledSession(session);

    assertEquals(0, taken(session));
    assertEquals(
        "EXPIRED",
        Database.text(
            "SELECT state FROM place_request WHERE session_id = '%s'".formatted(session)));
    assertTrue(first.mail("Cancelled: ").text().contains("does not take place"));
  }

  private void cancel(String booking, Actor person) {
    assertEquals(
        "200", client.post("/api/bookings/" + booking + "/cancellation", person, null, "{}"));
  }
}
