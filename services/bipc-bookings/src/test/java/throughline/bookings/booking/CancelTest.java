package throughline.bookings.booking;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.booking;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.contracts.bookings.BookingEvents.BOOKING_CANCELLED;
import static throughline.contracts.bookings.BookingEvents.TOPIC;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.bookings.testing.Actors;
import throughline.platform.mail.MailStatus;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** Places that are given up, and sessions that do not take place. */
@QuarkusTest
class CancelTest {

  private static final TestMail SERVER = TestServers.mail();

  @Inject BookingMails mails;
  @Inject TestClock clock;

  private final String address = UUID.randomUUID() + "@example.org";
  private final Actor person = Actors.anEntrepreneur("Noor Wilding").withEmail(address, true);
  private final Actor adviser = Actors.anAdviser();

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aPlaceThatIsGivenUpIsFreeAtOnceAndCanBeTakenAgain() {
    var session = session().forPeople(1).opened();
    var id = booked(session, person);
    booking(session, Actors.anEntrepreneur()).statusCode(409);

    cancel(id, person, null).statusCode(200).body("status", is("CANCELLED_BY_USER"));

    assertEquals(0, taken(session));
    booked(session, person);
    cancel(id, person, null).statusCode(409).body("code", is("already-cancelled"));
    assertEquals(1, taken(session));
  }

  @Test
  void onesOwnPlaceIsGivenUpUntilTheMomentInWhichTheSessionBegins() {
    var session = session().starting("2026-11-25T10:00").opened();
    var late = booked(session, Actors.anEntrepreneur());
    var id = booked(session, person);
    clock.set(Instant.parse("2026-11-25T09:59:59.999Z"));
    cancel(id, person, null).statusCode(200);

    clock.set(Instant.parse("2026-11-25T10:00:00Z"));
    var other = booked(session().starting("2026-11-25T12:00").opened(), person);
    cancel(late, adviser, "Has left").statusCode(200);
    clock.set(Instant.parse("2026-11-25T12:00:00Z"));
    cancel(other, person, null).statusCode(409).body("code", is("session-begun"));
    assertEquals("CONFIRMED", status(other));
  }

  @Test
  void nobodyCancelsWhatIsNeitherTheirsNorOfTheirVenue() {
    var id = booked(session().at("HUB").opened(), person);

    cancel(id, Actors.anEntrepreneur(), "Mine").statusCode(404);
    cancel(id, adviser.at("BLAC"), "Mine").statusCode(404);
    cancel(id, Actors.aVolunteer(), "Mine").statusCode(403);
    assertEquals("CONFIRMED", status(id));
  }

  @Test
  void staffGiveAReason() {
    var id = booked(session().opened(), person);

    for (var reason : new String[] {null, " ", "x".repeat(201)}) {
      cancel(id, adviser, reason).statusCode(400).body("errors.field", contains("reason"));
    }
    cancel(id, adviser, "The adviser is ill")
        .statusCode(200)
        .body("status", is("CANCELLED_BY_PROVIDER"));
    attendance(id, "ATTENDED", null).statusCode(409);
  }

  @Test
  void whatCountedCountsNoMoreAndTheEventKeepsItsContract() throws IOException {
    var id = booked(BookingFixture.sessionSoon(), person);
    attendance(id, "ATTENDED", null).statusCode(200);
    cancel(id, person, null).statusCode(409).body("code", is("attendance-recorded"));

    cancel(id, adviser, "It was somebody else").statusCode(200).body("minutes", is(0));

    var event = Published.awaitOf(TOPIC, id, 3).get(2);
    assertEquals(
        List.of(), JsonSchema.of(BOOKING_CANCELLED.schemaResource()).errors(event.value()));
    assertEquals(BOOKING_CANCELLED.type(), Published.header(event, "ce_type"));
    var state = new ObjectMapper().readTree(event.value());
    assertEquals("CANCELLED_BY_PROVIDER", state.get("status").asText());
    assertEquals(0, state.get("minutes").asInt());
    assertEquals(3, state.get("version").asInt());
    assertFalse(event.value().contains("somebody else"), "the reason stays here");
  }

  @ParameterizedTest
  @CsvSource({"ATTENDED,", "PARTIAL, 20"})
  void whoCameToASessionThatHasBegunIsNotCancelledButPutRight(String status, String minutes) {
    var id = booked(session().starting("2026-11-25T10:00").opened(), person);
    clock.set(Instant.parse("2026-11-25T10:00:00Z"));
    attendance(id, status, minutes).statusCode(200);

    cancel(id, adviser, "By mistake")
        .statusCode(409)
        .body("code", is("attendance-recorded"))
        .body("detail", containsString("record “Did not come” instead"));

    assertEquals(status, status(id));
    attendance(id, "NO_SHOW", null).statusCode(200);
    cancel(id, adviser, "Had told us by telephone").statusCode(200);
    attendance(id, "ATTENDED", null).statusCode(409).body("detail", not(containsString("again")));
  }

  @Test
  void aSessionThatHasBegunIsCancelledAlsoForThoseWhoCame() {
    var session = session().starting("2026-11-25T10:00").opened();
    var id = booked(session, person);
    clock.set(Instant.parse("2026-11-25T10:00:00Z"));
    attendance(id, "ATTENDED", null).statusCode(200);

    cancelSession(session, adviser, "There was a fire").statusCode(200);

    assertEquals("CANCELLED_BY_PROVIDER", status(id));
  }

  @Test
  void theHistorySaysWhoDidIt() {
    var id = booked(BookingFixture.sessionSoon(), person);
    attendance(id, "NO_SHOW", null).statusCode(200);
    cancel(id, adviser, "Had told us by telephone").statusCode(200);

    assertEquals(
        "ATTENDANCE_RECORDED, BOOKING_CANCELLED",
        Database.text(
            """
            SELECT string_agg(action, ', ' ORDER BY recorded_at, id) FROM audit_entry
            WHERE record_type = 'booking' AND record_id = '%s' AND role = 'bipc-adviser'
            """
                .formatted(id)));
    assertEquals(
        "%s WEST NO_SHOW CANCELLED_BY_PROVIDER".formatted(adviser.subject()),
        Database.text(
            """
            SELECT concat_ws(' ', subject, place, changes #>> '{status,before}',
                             changes #>> '{status,after}')
            FROM audit_entry WHERE action = 'BOOKING_CANCELLED' AND record_id = '%s'
            """
                .formatted(id)));
  }

  @Test
  void theMailTakesTheEntryOutOfTheCalendar() {
    var id = booked(session().starting("2027-07-06T10:00").opened(), person);
    await()
        .until(() -> mails.confirmation(UUID.fromString(id)), Optional.of(MailStatus.SENT)::equals);

    cancel(id, person, null).statusCode(200);

    var mail = cancellationOf(id);
    assertTrue(
        mail.subject().startsWith("Cancelled: Protect your idea, Tuesday 6 July 2027"),
        mail.subject());
    assertTrue(mail.text().contains("You gave up your place"), mail.text());
    var calendar = mail.files().get(0).content().replace("\r\n ", "");
    assertTrue(calendar.contains("METHOD:CANCEL\r\n"), calendar);
    assertTrue(calendar.contains("UID:" + id + "@localhost\r\n"), calendar);
    assertTrue(calendar.contains("SEQUENCE:1\r\n"), calendar);
    assertTrue(calendar.contains("STATUS:CANCELLED\r\n"), calendar);
  }

  @Test
  void whoeverGivesUpTheirPlaceIsToldAtTheAddressOfThisSignIn() {
    var id = booked(session().starting("2027-07-09T10:00").opened(), person);
    var newAddress = UUID.randomUUID() + "@example.org";

    cancel(id, person.withEmail(newAddress, true), null).statusCode(200);

    comesToItsEnd(id);
    assertTrue(SERVER.receivedBy(newAddress).get(0).subject().startsWith("Cancelled: "));
    assertTrue(
        SERVER.receivedBy(address).stream()
            .noneMatch(mail -> mail.subject().startsWith("Cancelled: ")));
  }

  @Test
  void withoutAnAddressThatIsSurelyTheirsWhoeverGivesUpTheirPlaceGetsNoMail() {
    var id = booked(session().starting("2027-07-10T10:00").opened(), person);

    cancel(id, person.withEmail(address, false), null).statusCode(200);

    assertEquals(Optional.empty(), mails.cancellation(UUID.fromString(id)));
  }

  @Test
  void aConfirmationThatHasNotLeftYetDoesNotLeaveAfterTheCancelling() {
    var session = session().starting("2027-07-07T10:00").opened();
    SERVER.whileAway(
        () -> {
          var id = booked(session, person);
          cancel(id, person, null).statusCode(200);
          clock.set(Instant.parse("2026-11-25T12:00:00Z"));
          await()
              .until(
                  () -> mails.confirmation(UUID.fromString(id)),
                  Optional.of(MailStatus.WITHHELD)::equals);
        });

    cancellationOf(
        Database.text("SELECT id FROM booking WHERE session_id = '%s'".formatted(session)));
  }

  @Test
  void aCancelledSessionIsNotOfferedAndEverybodyIsTold() {
    var session = session().titled("Flooded").starting("2027-07-08T10:00").opened();
    var other = Actors.anEntrepreneur();
    var mine = booked(session, person);
    var theirs = booked(session, other);
    var gaveUp = booked(session, Actors.anEntrepreneur("Alex Marsh"));
    cancelSession(session, adviser.at("BLAC"), "No").statusCode(404);
    cancelSession(session, person, "No").statusCode(403);
    cancelSession(session, adviser, "").statusCode(400).body("errors.field", contains("reason"));
    cancel(gaveUp, adviser, "Asked us to").statusCode(200);

    cancelSession(session, adviser, "The room is flooded.")
        .statusCode(200)
        .body("cancelled", is(true))
        .body("placesLeft", is(6));

    assertEquals(0, taken(session));
    assertEquals("CANCELLED_BY_PROVIDER", status(mine));
    assertEquals("CANCELLED_BY_PROVIDER", status(theirs));
    assertEquals(2, Published.awaitOf(TOPIC, theirs, 2).size());
    assertTrue(cancellationOf(mine).text().contains("The room is flooded."));
    assertTrue(
        Browser.of(person)
            .open("/bookings/" + mine)
            .text("main")
            .contains(
                "We sent a mail about it to the email address that we had for you when it was"
                    + " cancelled."));
    booking(session, person).statusCode(409).body("code", is("session-cancelled"));
    cancelSession(session, adviser, "Again").statusCode(409).body("code", is("already-cancelled"));
    var offered =
        given().get("/api/sessions?limit=200").then().extract().jsonPath().getList("items.id");
    assertFalse(offered.contains(session));
  }

  @Test
  void whatTookPlaceIsNotCancelledAsAWhole() {
    var session = session().starting("2026-11-25T10:00").opened();
    var id = booked(session, person);
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));

    cancelSession(session, adviser, "Late").statusCode(409).body("code", is("session-over"));
    assertEquals("CONFIRMED", status(id));
    assertEquals(1, taken(session));
  }

  private void comesToItsEnd(String booking) {
    await()
        .until(
            () -> mails.cancellation(UUID.fromString(booking)),
            Optional.of(MailStatus.SENT)::equals);
  }

  private TestMail.Received cancellationOf(String booking) {
    comesToItsEnd(booking);
    return SERVER.receivedBy(address).stream()
        .filter(mail -> mail.subject().startsWith("Cancelled: "))
        .findFirst()
        .orElseThrow();
  }

  private static ValidatableResponse cancel(String booking, Actor actor, String reason) {
    return send("/api/bookings/" + booking + "/cancellation", actor, reason);
  }

  private static ValidatableResponse cancelSession(String session, Actor actor, String reason) {
    return send("/api/sessions/" + session + "/cancellation", actor, reason);
  }

  private static ValidatableResponse send(String path, Actor actor, String reason) {
    return given()
        .auth()
        .oauth2(actor.token())
        .contentType(ContentType.JSON)
        .body(reason == null ? Map.of() : Map.of("reason", reason))
        .post(path)
        .then();
  }

  private static String status(String booking) {
    return Database.text("SELECT status FROM booking WHERE id = '%s'".formatted(booking));
  }
}
