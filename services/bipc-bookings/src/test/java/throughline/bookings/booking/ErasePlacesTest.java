package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** What requests and bookings tell of a person goes, and their places stay counted. */
@QuarkusTest
class ErasePlacesTest {

  @Inject ErasePlaces erasePlaces;
  @Inject ExpiredWishes expiredWishes;

  private final Guest guest = new Guest();

  @Test
  void wishesLinksMailsAndRequestsOfAPersonGo() {
    var session = session().starting("2027-03-02T10:00").opened();
    var full = session().starting("2027-03-03T10:00").forPeople(1).opened();
    booked(full, Actors.anEntrepreneur());
    guest.ask(session, Map.of("talkAbout", "A kettle that whistles"));
    var page = guest.follow("Confirm your place");
    guest.press(page, "/place/" + Guest.holder(page) + "/confirm").then().statusCode(303);
    guest.ask(full).then().statusCode(303);
    var link = guest.link("Your place: ");
    var person =
        UUID.fromString(
            Database.text(
                "SELECT entrepreneur_id FROM booking WHERE session_id = '%s'".formatted(session)));

    QuarkusTransaction.requiringNew().run(() -> erasePlaces.erase(person));

    assertEquals(1, taken(session));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM booking WHERE talk_about IS NOT NULL AND session_id = '%s'"
                .formatted(session)));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM place_request WHERE lower(address) = '%s'"
                .formatted(guest.address())));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM mail WHERE recipient = '%s'".formatted(guest.address())));
    assertEquals(403, Browser.ofNobodyElsewhere().open(link).status());
  }

  @Test
  void whatSomebodyWantedToTalkAboutIsClearedAWeekAfterTheSession() {
    var session = session().opened();
    guest.ask(session, Map.of("talkAbout", "A kettle that whistles"));
    var page = guest.follow("Confirm your place");
    guest.press(page, "/place/" + Guest.holder(page) + "/confirm").then().statusCode(303);
    var end = TestClock.NOON.plus(Duration.ofHours(23));

    purge(end.plus(Duration.ofDays(7)).minusSeconds(1), session, 1);
    purge(end.plus(Duration.ofDays(7)), session, 0);
  }

  private void purge(java.time.Instant before, String session, long left) {
    QuarkusTransaction.requiringNew().run(() -> expiredWishes.purgeBatch(before, 1000));
    assertEquals(
        left,
        Database.number(
            "SELECT count(*) FROM booking WHERE talk_about IS NOT NULL AND session_id = '%s'"
                .formatted(session)));
  }
}
