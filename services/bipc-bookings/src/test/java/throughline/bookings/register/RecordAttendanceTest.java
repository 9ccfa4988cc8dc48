package throughline.bookings.register;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.bookedSoon;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

@QuarkusTest
class RecordAttendanceTest {

  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "ATTENDED, , 60",
    "ATTENDED, '\u00a0', 60",
    "PARTIAL, 59, 59",
    "PARTIAL, 1, 1",
    "NO_SHOW, , 0"
  })
  void anAttendanceIsAnsweredWithTheBooking(String status, String typed, int minutes) {
    var id = bookedSoon();

    attendance(id, status, typed)
        .statusCode(200)
        .body("id", is(id))
        .body("status", is(status))
        .body("minutes", is(minutes));
  }

  @ParameterizedTest
  @CsvSource({
    ",         ,     status,  Choose whether they came",
    "CAME,     ,     status,  'one of: ATTENDED, PARTIAL, NO_SHOW'",
    "CANCELLED_BY_USER,, status, 'one of: ATTENDED, PARTIAL, NO_SHOW'",
    "PARTIAL,  ,     minutes, Enter how many minutes they came for",
    "PARTIAL,  60,   minutes, a whole number from 1 to 59",
    "PARTIAL,  0,    minutes, a whole number from 1 to 59",
    "PARTIAL,  half, minutes, a whole number from 1 to 59",
    "ATTENDED, 30,   minutes, Leave the minutes out unless the status is PARTIAL",
    "NO_SHOW,  0,    minutes, Leave the minutes out unless the status is PARTIAL",
  })
  void aWrongFieldIsNamedAndNothingChanges(
      String status, String minutes, String field, String message) {
    var id = bookedSoon();

    attendance(id, status, minutes)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field))
        .body("errors.message", contains(containsString(message)));
    assertEquals(1, version(id));
  }

  @Test
  void checkInOpensOneHourBeforeTheStartAndARefusalSaysWhen() {
    var id = booked(session().starting("2027-03-28T02:30").opened(), Actors.anEntrepreneur());
    clock.set(Instant.parse("2027-03-28T00:29:59Z"));

    attendance(id, "ATTENDED", null)
        .statusCode(409)
        .body("code", is("too-early"))
        .body("detail", is("You can record who came from 28 March 2027 at 12:30am"));

    clock.set(Instant.parse("2027-03-28T00:30:00Z"));
    attendance(id, "ATTENDED", null).statusCode(200);
  }

  @Test
  void eachCorrectionIsAVersionAndARepeatIsNone() {
    var id = bookedSoon();

    attendance(id, "ATTENDED", null).statusCode(200);
    assertEquals(2, version(id));
    attendance(id, "ATTENDED", null).statusCode(200);
    assertEquals(2, version(id));
    attendance(id, "PARTIAL", 20).statusCode(200);
    attendance(id, "PARTIAL", 20).statusCode(200);
    assertEquals(3, version(id));
    attendance(id, "PARTIAL", 25).statusCode(200).body("minutes", is(25));
    assertEquals(4, version(id));
    attendance(id, "NO_SHOW", null).statusCode(200).body("minutes", is(0));
    assertEquals(5, version(id));
  }

  @Test
  void aRepeatWithTheSameKeyAnswersAsTheFirstEvenAfterACorrection() {
    var id = bookedSoon();
    var adviser = Actors.anAdviser();
    var key = Map.of("Idempotency-Key", "once");

    var first = attendance(id, "ATTENDED", null, adviser, key).statusCode(200).extract().asString();
    attendance(id, "NO_SHOW", null).statusCode(200);
    var again = attendance(id, "ATTENDED", null, adviser, key).statusCode(200).extract().asString();

    assertEquals(first, again);
    assertEquals(3, version(id));
    attendance(id, "PARTIAL", 5, adviser, key).statusCode(422);
  }

  @Test
  void anUnknownBookingIsNotFound() {
    attendance(UUID.randomUUID().toString(), "ATTENDED", null)
        .statusCode(404)
        .body("code", is("not-found"));
  }

  @Test
  void onlyAnAdviserRecordsAttendance() {
    var id = bookedSoon();

    attendance(id, "ATTENDED", null, Actors.anEntrepreneur(), Map.of()).statusCode(403);
    assertEquals(1, version(id));
  }

  private static long version(String booking) {
    return Database.number("SELECT version FROM booking WHERE id = '%s'".formatted(booking));
  }
}
