package throughline.bookings.booking.reminder;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.Guest;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestServers;

/** Who booked is asked whether they come, and the adviser is told who does. */
@QuarkusTest
class ReminderTest {

  private static final String ASKED = "Are you coming? ";

  @Inject RemindBooked remindBooked;
  @Inject TellAdvisers tellAdvisers;
  @Inject TestClock clock;

  private final Guest guest = new Guest();

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void oneIsRemindedSevenDaysAndOneDayBeforeAndOnlyOnceEach() {
    var session = session().starting("2026-12-20T10:00").opened();
    var booking = guest.booked(session);

    at("2026-12-13T09:59:00Z");
    assertEquals(0, written(booking));
    at("2026-12-13T10:00:00Z");
    at("2026-12-13T10:10:00Z");
    assertEquals(1, written(booking));
    at("2026-12-19T10:00:00Z");
    at("2026-12-19T10:10:00Z");
    assertEquals(2, written(booking));
  }

  @Test
  void whoeverBooksLaterIsNotRemindedOfWhatHasPassed() {
    var session = session().starting("2026-12-21T10:00").opened();
    clock.set(Instant.parse("2026-12-20T12:00:00Z"));
    var booking = guest.booked(session);

    remindBooked.run();

    assertEquals(0, written(booking));
  }

  @Test
  void whoeverSaysThatTheyComeIsNotAskedOnThePageAgain() {
    var session = session().starting("2026-12-22T10:00").opened();
    guest.booked(session);
    at("2026-12-21T10:00:00Z");
    var page = guest.follow(ASKED);

    var said = guest.press(page, "/place/" + Guest.holder(page) + "/coming");

    var after = guest.after(said);
    assertTrue(after.text("main").contains("You told us that you come"));
    assertFalse(after.source().contains("I am coming"));
  }

  @Test
  void cannotComeAtTenInTheEveningMakesAnOfferAtTenInTheEvening() {
    var session = session().starting("2026-12-23T10:00").forPeople(1).opened();
    guest.booked(session);
    var waiting = new Guest();
    waiting.ask(session).then().statusCode(303);
    at("2026-12-22T10:00:00Z");
    var page = guest.follow(ASKED);
    clock.set(Instant.parse("2026-12-22T22:00:00Z"));

    guest.press(page, "/place/" + Guest.holder(page) + "/cancel").then().statusCode(303);

    assertEquals("OFFERED", waiting.state(session));
    var offer = waiting.mail("A place is free for you");
    assertTrue(offer.text().contains("until 23 December 2026 at 4am"), offer.text());
    assertEquals(
        "2026-12-22 22:00:00",
        Database.text(
            "SELECT written_at AT TIME ZONE 'UTC' FROM place_request WHERE session_id = '%s' AND state = 'OFFERED'"
                .formatted(session)));
  }

  @Test
  void theAdviserGetsTheListOfTomorrowWithWhatEachWantsToTalkAbout() {
    var address = UUID.randomUUID() + "@example.org";
    var session = session().titled("Ask an attorney").starting("2026-12-27T10:00").opened();
    Database.execute(
        """
        WITH adviser AS (
          INSERT INTO resource (kind, name, email_address)
          VALUES ('ADVISER', 'Adviser %1$s', '%1$s') RETURNING id)
        UPDATE session SET adviser_id = (SELECT id FROM adviser) WHERE id = '%2$s'
        """
            .formatted(address, session));
    guest.ask(session, Map.of("talkAbout", "A kettle that whistles"));
    var page = guest.follow("Confirm your place");
    guest.press(page, "/place/" + Guest.holder(page) + "/confirm").then().statusCode(303);
    clock.set(Instant.parse("2026-12-26T16:00:00Z"));

    tellAdvisers.run();
    tellAdvisers.run();

    var mails = await().until(() -> TestServers.mail().receivedBy(address), got -> !got.isEmpty());
    assertEquals(1, mails.size());
    assertEquals("Who comes on Sunday 27 December 2026", mails.get(0).subject());
    assertTrue(mails.get(0).text().contains(guest.name()), mails.get(0).text());
    assertTrue(mails.get(0).text().contains("A kettle that whistles"), mails.get(0).text());
  }

  private void at(String moment) {
    clock.set(Instant.parse(moment));
    remindBooked.run();
  }

  private static long written(String booking) {
    return Database.number(
        "SELECT count(*) FROM mail WHERE kind = 'place-reminder' AND reference = '%s'"
            .formatted(booking));
  }
}
