package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.booking;
import static throughline.bookings.booking.BookingFixture.bookingWithKey;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.sessionSoon;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.contracts.bookings.BookingEvents;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;

/** What cannot be published is not saved, and what is not saved is not published. */
@QuarkusTest
class TransactionBoundaryTest {

  @Test
  void aBookingWhoseEventIsRefusedTakesNoPlaceAndMayBeTriedAgain() {
    var session = session().forPeople(1).opened();
    var person = Actors.anEntrepreneur();

    Database.whileRefusing("outbox", () -> bookingWithKey(session, person, "k").statusCode(500));

    assertEquals(0, taken(session));
    assertEquals(0, bookings(session));
    bookingWithKey(session, person, "k").statusCode(201);
  }

  @Test
  void anAttendanceWhoseEventIsRefusedIsNotRecorded() {
    var id = booked(sessionSoon(), Actors.anEntrepreneur());

    Database.whileRefusing("outbox", () -> attendance(id, "ATTENDED", null).statusCode(500));

    assertEquals(
        "CONFIRMED 1",
        Database.text(
            "SELECT status || ' ' || version FROM booking WHERE id = '%s'".formatted(id)));
    assertEquals(1, Published.allOf(BookingEvents.TOPIC, id).size());
  }

  @Test
  void aBookingThatTheDatabaseRefusesAtTheEndIsNotPublished() {
    var session = session().opened();
    Database.execute(
        """
        CREATE FUNCTION refuse_booking() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'refused at commit'; END $$;
        CREATE CONSTRAINT TRIGGER refuse_booking AFTER INSERT ON booking
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_booking();
        """);
    try {
      booking(session, Actors.anEntrepreneur()).statusCode(500);
    } finally {
      Database.execute("DROP FUNCTION refuse_booking CASCADE");
    }

    assertEquals(0, taken(session));
    assertEquals(0, bookings(session));
    assertEquals(0, Published.countHolding(BookingEvents.TOPIC, session));
  }
}
