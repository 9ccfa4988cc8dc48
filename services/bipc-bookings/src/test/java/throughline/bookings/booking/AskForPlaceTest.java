package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.queue.Releasing;
import throughline.bookings.testing.Actors;
import throughline.contracts.bookings.BookingEvents;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;

/** A name and an address are enough for a place; the link of the mail makes it one's own. */
@QuarkusTest
class AskForPlaceTest {

  private static final String CONFIRM = "Confirm your place";

  @Inject TestClock clock;
  @Inject Releasing releasing;

  private final Guest guest = new Guest();

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aPlaceIsHeldUntilTheButtonBehindTheLinkIsPressed() {
    var session = session().forPeople(1).opened();

    var asked = guest.ask(session);
    assertEquals("/sessions/" + session + "/asked", asked.redirect());
    assertTrue(guest.after(asked).text("main").contains("Your place is not booked yet"));
    assertEquals(1, taken(session));
    BookingFixture.booking(session, Actors.anEntrepreneur()).statusCode(409);

    var page = guest.follow(CONFIRM);
    Browser.ofNobodyElsewhere().open(guest.link(CONFIRM));
    assertEquals(0, bookings(session), "opening a link books nothing");
    assertTrue(page.text("main").contains("kept for you until 24 November 2026 at 12:30pm"));

    var request = Guest.holder(page);
    var done = guest.press(page, "/place/" + request + "/confirm");
    assertTrue(guest.after(done).text("h1").contains("You have a place"));
    assertEquals(1, taken(session));
    assertEquals(
        "LINK",
        Database.text("SELECT channel FROM booking WHERE session_id = '%s'".formatted(session)));
    var confirmation = guest.mail("Your place");
    var calendar = confirmation.files().get(0).content().replace("\r\n ", "");
    assertTrue(calendar.contains("SEQUENCE:0\r\n"), calendar);
    assertTrue(confirmation.text().contains("/place/link/"), confirmation.text());
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM place_request WHERE name IS NOT NULL AND session_id = '%s'"
                .formatted(session)));
    var id = Database.text("SELECT id FROM booking WHERE session_id = '%s'".formatted(session));
    var event = Published.awaitOf(BookingEvents.TOPIC, id, 1).get(0).value();
    assertFalse(event.contains(guest.name()) || event.contains("example.org"), event);

    guest.press(page, "/place/" + request + "/confirm").then().statusCode(303);
    assertEquals(1, bookings(session), "pressed twice it is one");
  }

  @Test
  void aRepeatedRequestIsOneHoldAndOneMail() {
    var session = session().opened();
    guest.ask(session).then().statusCode(303);
    guest.ask(session, Map.of("email", guest.address().toUpperCase(java.util.Locale.UK)));
    assertEquals(1, taken(session));
    guest.mail(CONFIRM);
    assertEquals(1, mails(session));

    clock.advance(Duration.ofMinutes(6));
    guest.ask(session);
    assertEquals(1, taken(session));
    assertEquals(2, mails(session));

    var page = guest.follow(CONFIRM);
    guest.press(page, "/place/" + Guest.holder(page) + "/confirm").then().statusCode(303);
    guest.ask(session).then().statusCode(303);
    assertEquals(1, taken(session), "whoever has a place gets its mail again");
    assertEquals(1, bookings(session));
  }

  @Test
  void aHoldThatRunsOutFreesThePlaceAndItsLinkSaysSo() {
    var session = session().forPeople(1).opened();
    guest.ask(session);
    var page = guest.follow(CONFIRM);
    clock.advance(Duration.ofMinutes(30));

    var late = guest.press(page, "/place/" + Guest.holder(page) + "/confirm");
    assertEquals(409, late.status());
    assertTrue(
        late.problems().toString().contains("not kept for you any more"),
        late.problems()::toString);
    releasing.now();

    assertEquals(0, taken(session));
    assertTrue(guest.follow(CONFIRM).text("main").contains("ask again"));
    booked(session, Actors.anEntrepreneur());
  }

  @Test
  void aHoldOfACancelledSessionIsNotConfirmed() {
    var session = session().opened();
    guest.ask(session);
    var page = guest.follow(CONFIRM);
    BookingFixture.cancelledSession(session);

    var late = guest.press(page, "/place/" + Guest.holder(page) + "/confirm");

    assertEquals(409, late.status());
    assertEquals(0, bookings(session));
  }

  @Test
  void anAlteredLinkOpensNothing() {
    var session = session().opened();
    guest.ask(session);
    var link = guest.link(CONFIRM);
    var page = guest.follow(CONFIRM);

    for (var wrong : new String[] {link + "x", link.substring(0, link.length() - 4) + "AAAA"}) {
      assertEquals(403, Browser.ofNobodyElsewhere().open(wrong).status());
    }
    var stranger = Browser.ofNobodyElsewhere();
    assertEquals(403, stranger.open("/place/" + Guest.holder(page)).status());
    assertEquals(
        403, stranger.post("/place/" + Guest.holder(page) + "/confirm", Map.of()).status());
    assertEquals(0, bookings(session));
  }

  @Test
  void everyWrongFieldIsNamedAndNothingIsHeld() {
    var session = session().opened();

    var again =
        guest.ask(session, Map.of("name", " ", "email", "at home", "talkAbout", "x".repeat(201)));

    assertEquals(400, again.status());
    assertEquals(3, again.problems().size(), again.problems()::toString);
    assertEquals(0, taken(session));
  }

  @Test
  void whatSomebodyWantsToTalkAboutComesWithTheBooking() {
    var session = session().opened();
    guest.ask(session, Map.of("talkAbout", "A kettle that whistles"));
    var page = guest.follow(CONFIRM);
    guest.press(page, "/place/" + Guest.holder(page) + "/confirm").then().statusCode(303);

    assertEquals(
        "A kettle that whistles",
        Database.text("SELECT talk_about FROM booking WHERE session_id = '%s'".formatted(session)));
  }

  @Test
  void whatSomebodySaysOfTheirBusinessIsKnownOnceThePlaceIsTheirs() {
    var session = session().opened();
    assertEquals(400, guest.ask(session, Map.of("stage", "RICH")).status());
    guest.ask(session, Map.of("stage", "IDEA", "sector", "", "goal", "")).then().statusCode(303);
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM business JOIN person_details ON person_id = entrepreneur_id WHERE display_name = '%s'"
                .formatted(guest.name())));
    var page = guest.follow(CONFIRM);
    guest.press(page, "/place/" + Guest.holder(page) + "/confirm").then().statusCode(303);

    assertEquals(
        "IDEASTART",
        Database.text(
            "SELECT concat(stage, sector, goal) FROM booking WHERE session_id = '%s'"
                .formatted(session)));
  }

  @Test
  void oneAddressDoesNotHoldPlacesEverywhere() {
    for (int hour = 9; hour < 14; hour++) {
      guest
          .ask(session().starting("2027-03-01T%02d:00".formatted(hour)).opened())
          .then()
          .statusCode(303);
    }

    var refused = guest.ask(session().starting("2027-03-01T15:00").opened());

    assertEquals(409, refused.status());
    assertTrue(refused.problems().toString().contains("Confirm or leave one first"));
  }

  @Test
  void aStalePageSaysThatThePlaceWentAndLetsOneWait() {
    var session = session().forPeople(1).opened();
    booked(session, Actors.anEntrepreneur());

    var asked = guest.ask(session);

    assertTrue(guest.after(asked).text("main").contains("The session is full"));
    assertEquals("WAITING", guest.state(session));
  }

  private long mails(String session) {
    return Database.number(
        """
        SELECT count(*) FROM mail WHERE kind = 'place-held'
          AND reference IN (SELECT id::text FROM place_request WHERE session_id = '%s')
        """
            .formatted(session));
  }
}
