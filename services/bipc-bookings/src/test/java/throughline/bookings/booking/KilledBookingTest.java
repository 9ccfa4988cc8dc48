package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.bookingWithKey;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.contracts.bookings.BookingEvents;
import throughline.platform.testing.Database;
import throughline.platform.testing.KilledAtWrite;
import throughline.platform.testing.Published;

/**
 * A booking whose service is killed at any write, or at the commit, leaves neither a place nor a
 * mail; the same request then books once, with one mail and one event.
 */
@QuarkusTest
class KilledBookingTest {

  private static final List<String> TABLES =
      List.of("idempotency_key", "session", "booking", "outbox");

  private static final String OF_MAILS = "SELECT count(*) FROM mail WHERE recipient = '%s'";

  @Test
  void placeMailAndEventComeTogetherOrNotAtAll() {
    var booked = new ArrayList<String>();
    var kills = 0;
    while (killedWhileBooking(kills + 1, booked)) {
      kills++;
    }

    var published =
        Published.allAtRest(BookingEvents.TOPIC).stream()
            .map(ConsumerRecord::key)
            .filter(booked::contains)
            .toList();
    assertEquals(booked.stream().sorted().toList(), published.stream().sorted().toList());
    assertTrue(kills >= 8, "a statement and a row of four tables: " + kills);
  }

  private static boolean killedWhileBooking(int write, List<String> booked) {
    var session = session().opened();
    var address = UUID.randomUUID() + "@example.org";
    var person = Actors.anEntrepreneur().withEmail(address, true);
    var key = UUID.randomUUID().toString();

    var killed =
        KilledAtWrite.number(
            write,
            TABLES,
            () -> {
              if (bookingWithKey(session, person, key).extract().statusCode() >= 500) {
                throw new IllegalStateException("the service's session was killed");
              }
            });
    if (killed) {
      assertEquals(0, bookings(session) + taken(session), "write " + write);
      assertEquals(0, Database.number(OF_MAILS.formatted(address)), "write " + write);
    }
    booked.add(bookingWithKey(session, person, key).statusCode(201).extract().path("id"));

    assertEquals(1, bookings(session), "write " + write);
    assertEquals(1, taken(session), "write " + write);
    assertEquals(1, Database.number(OF_MAILS.formatted(address)), "write " + write);
    return killed;
  }
}
