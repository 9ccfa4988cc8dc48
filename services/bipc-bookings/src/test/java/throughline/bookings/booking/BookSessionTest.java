package throughline.bookings.booking;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.booking;
import static throughline.bookings.booking.BookingFixture.bookingWithKey;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

@QuarkusTest
class BookSessionTest {

  private static final String PROBLEM = "application/problem+json";

  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aPlaceIsBooked() {
    var id = session().opened();

    booking(id, Actors.anEntrepreneur())
        .statusCode(201)
        .header("Location", matchesPattern(".*/api/bookings/[0-9a-f-]{36}"))
        .body("session", is(id))
        .body("status", is("CONFIRMED"))
        .body("minutes", is(0));

    assertEquals(1, taken(id));
  }

  @Test
  void aFullSessionTakesNobodyElse() {
    var id = session().forPeople(1).opened();
    booked(id, Actors.anEntrepreneur());

    booking(id, Actors.anEntrepreneur())
        .statusCode(409)
        .contentType(PROBLEM)
        .body("code", is("session-full"))
        .body("detail", is("This session is full. Choose another session"));
    assertEquals(1, bookings(id));
  }

  @Test
  void aSecondBookingOfTheSamePersonGivesItsPlaceBack() {
    var id = session().forPeople(2).opened();
    var person = Actors.anEntrepreneur();
    booked(id, person);

    booking(id, person).statusCode(409).body("code", is("already-booked"));

    assertEquals(1, taken(id));
    booked(id, Actors.anEntrepreneur());
  }

  @Test
  void whoHasAPlaceAtAFullSessionIsToldThat() {
    var id = session().forPeople(1).opened();
    var person = Actors.anEntrepreneur();
    booked(id, person);

    booking(id, person).statusCode(409).body("code", is("already-booked"));
  }

  @Test
  void bookingClosesInTheMomentInWhichTheSessionBegins() {
    var id = session().starting("2027-03-28T00:30").lasting(60).opened();
    clock.set(Instant.parse("2027-03-28T00:29:59.999Z"));
    booked(id, Actors.anEntrepreneur());

    clock.set(Instant.parse("2027-03-28T00:30:00Z"));
    booking(id, Actors.anEntrepreneur())
        .statusCode(409)
        .body("code", is("session-begun"))
        .body("detail", is("This session has begun. Choose another session"));
    clock.set(Instant.parse("2027-03-28T01:30:00Z"));
    booking(id, Actors.anEntrepreneur()).statusCode(409).body("code", is("session-over"));
    assertEquals(1, taken(id));
  }

  @Test
  void nobodyIsAtTwoSessionsAtOnce() {
    var person = Actors.anEntrepreneur();
    booked(session().titled("Pitch it").starting("2027-02-01T10:00").lasting(90).opened(), person);
    var during = session().starting("2027-02-01T11:29").opened();
    var around = session().starting("2027-02-01T09:00").lasting(180).opened();

    for (var other : new String[] {during, around}) {
      booking(other, person)
          .statusCode(409)
          .body("code", is("overlapping-booking"))
          .body(
              "detail",
              is(
                  "You have a place at “Pitch it” on Monday 1 February 2027 from 10am to"
                      + " 11:30am, which is at the same time. Cancel that one first, or choose"
                      + " another session"));
      assertEquals(0, taken(other));
      booked(other, Actors.anEntrepreneur());
    }
    booked(session().starting("2027-02-01T11:30").opened(), person);
    booked(session().starting("2027-02-01T09:00").lasting(60).opened(), person);
  }

  @Test
  void theDatabaseItselfRefusesWhatOverlaps() {
    var person = Actors.anEntrepreneur();
    var booking = booked(session().starting("2027-02-02T10:00").opened(), person);
    var other = session().starting("2027-02-02T10:30").opened();
    var copy =
        """
        INSERT INTO booking (id, version, session_id, entrepreneur_id, status, minutes, booked_at)
        SELECT gen_random_uuid(), 1, '%s', entrepreneur_id, 'CONFIRMED', 0, booked_at
          FROM booking WHERE id = '%s'
        """
            .formatted(other, booking);

    var refusal = assertThrows(IllegalStateException.class, () -> Database.execute(copy));
    assertTrue(refusal.toString().contains("booking_no_overlap_ex"), refusal.toString());
  }

  @Test
  void aRepeatWithTheSameKeyBooksOnceAndAnswersTheSame() {
    var id = session().opened();
    var person = Actors.anEntrepreneur();

    var first = bookingWithKey(id, person, "one").statusCode(201).extract();
    var second = bookingWithKey(id, person, "one").statusCode(201).extract();

    assertEquals(first.asString(), second.asString());
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals("true", second.header("Idempotent-Replayed"));
    assertEquals(1, taken(id));
    bookingWithKey(session().opened(), person, "one")
        .statusCode(422)
        .body("code", is("idempotency-key-reused"));
  }

  @Test
  void aRefusalIsNotRememberedUnderTheKey() {
    var id = session().forPeople(1).opened();
    var person = Actors.anEntrepreneur();
    booked(id, Actors.anEntrepreneur());
    bookingWithKey(id, person, "retry").statusCode(409);
    Database.execute("UPDATE session SET capacity = 2 WHERE id = '%s'".formatted(id));

    bookingWithKey(id, person, "retry").statusCode(201);
  }

  @Test
  void anUnknownSessionIsNotFoundAndLeavesNothing() {
    var person = Actors.anEntrepreneur();

    booking(UUID.randomUUID().toString(), person).statusCode(404).body("code", is("not-found"));
    booking("no-number", person).statusCode(404);

    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM person WHERE subject = '%s'".formatted(person.subject())));
  }

  @Test
  void onlyAnEntrepreneurBooks() {
    var id = session().opened();

    booking(id, Actors.anAdviser()).statusCode(403).body("code", is("not-allowed"));
    booking(id, Actors.aVolunteer()).statusCode(403);
    assertEquals(0, taken(id));
  }

  @Test
  void theSamePersonKeepsOneKeyAndTheNameFollowsTheSignIn() {
    var person = Actors.anEntrepreneur("Noor Wilding");
    booked(session().opened(), person);
    booked(session().starting("2026-11-26T10:00").opened(), person.renamed("Noor Marsh"));

    assertEquals(
        1,
        Database.number(
            """
            SELECT count(DISTINCT e.entrepreneur_key) FROM booking b
            JOIN entrepreneur e ON e.id = b.entrepreneur_id JOIN person p ON p.id = e.id
            WHERE p.subject = '%s'
            """
                .formatted(person.subject())));
    assertEquals(
        "Noor Marsh",
        Database.text(
            """
            SELECT display_name FROM person_details d JOIN person p ON p.id = d.person_id
            WHERE p.subject = '%s'
            """
                .formatted(person.subject())));
  }
}
