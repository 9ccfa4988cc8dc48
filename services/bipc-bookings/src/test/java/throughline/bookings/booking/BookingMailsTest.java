package throughline.bookings.booking;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.booking;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.mail.MailStatus;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** What whoever books a session gets by mail, over the real mail server. */
@QuarkusTest
class BookingMailsTest {

  private static final TestMail SERVER = TestServers.mail();

  @Inject BookingMails mails;
  @Inject TestClock clock;

  private final String address = UUID.randomUUID() + "@example.org";
  private final Actor person = Actors.anEntrepreneur().withEmail(address, true);

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whoeverBooksGetsAConfirmationWithAnEntryForTheCalendar() {
    var id = booked(session().starting("2027-07-06T10:00").lasting(90).opened(), person);

    comesTo(id, MailStatus.SENT);
    var mail = SERVER.receivedBy(address).get(0);
    assertTrue(mail.subject().startsWith("Your place: "), mail.subject());
    assertTrue(mail.subject().endsWith(", Tuesday 6 July 2027 at 10am"), mail.subject());
    assertTrue(mail.text().contains("Time: 10am to 11:30am"), mail.text());
    assertTrue(mail.text().contains("/bookings/" + id), mail.text());
    var calendar = mail.files().get(0).content().replace("\r\n ", "");
    assertTrue(calendar.contains("METHOD:REQUEST\r\n"), calendar);
    assertTrue(calendar.contains("UID:" + id + "@localhost\r\n"), calendar);
    assertTrue(calendar.contains("SEQUENCE:0\r\n"), calendar);
    assertTrue(calendar.contains("DTSTART;TZID=Europe/London:20270706T100000\r\n"), calendar);
    assertTrue(calendar.contains("DTEND;TZID=Europe/London:20270706T113000\r\n"), calendar);
    page(id).body(containsString("We sent a confirmation to the email address of your account."));
    clock.set(Instant.parse("2027-07-06T09:00:00Z"));
    page(id).body(not(containsString("confirmation")));
  }

  @Test
  void withoutAnAddressThatIsSurelyTheirsThereIsNoMailAndNoPageSpeaksOfOne() {
    var unknown = Actors.anEntrepreneur();
    var unverified = Actors.anEntrepreneur().withEmail(address, false);

    for (var somebody : new Actor[] {unknown, unverified}) {
      var id = booked(session().opened(), somebody);
      assertEquals(Optional.empty(), mails.confirmation(UUID.fromString(id)));
      page(id, somebody).body(not(containsString("email")));
    }
  }

  @Test
  void anAddressThatDoesNotExistIsToldOnTheBooking() {
    var lost = Actors.anEntrepreneur().withEmail("nobody-" + address, true);
    var id = booked(session().opened(), lost);

    comesTo(id, MailStatus.FAILED);
    page(id, lost).body(containsString("we could not send you an email about it"));
    clock.set(Instant.parse("2026-11-25T10:00:00Z"));
    page(id, lost).body(not(containsString("Your place is booked")));
  }

  @Test
  void whatIsOverIsNotConfirmedHoweverLongTheMailServerWasAway() {
    var session = session().starting("2027-03-01T10:00").opened();
    SERVER.whileAway(
        () -> {
          var id = booked(session, person);
          await().until(() -> reason(id) != null);
          clock.set(Instant.parse("2027-03-04T10:00:00Z"));
          comesTo(id, MailStatus.WITHHELD);
          assertEquals("The session is over.", reason(id));
        });
  }

  @Test
  void aBookingWhoseMailIsRefusedByTheDatabaseTakesNoPlace() {
    var session = session().opened();

    Database.whileRefusing("mail", () -> booking(session, person).statusCode(500));

    assertEquals(0, taken(session));
    assertEquals(0, bookings(session));
  }

  private void comesTo(String booking, MailStatus end) {
    await().until(() -> mails.confirmation(UUID.fromString(booking)).equals(Optional.of(end)));
  }

  private static String reason(String booking) {
    return Database.text("SELECT reason FROM mail WHERE reference = '%s'".formatted(booking));
  }

  private ValidatableResponse page(String booking) {
    return page(booking, person);
  }

  private static ValidatableResponse page(String booking, Actor somebody) {
    return given()
        .auth()
        .oauth2(somebody.token())
        .get("/bookings/" + booking)
        .then()
        .statusCode(200);
  }
}
