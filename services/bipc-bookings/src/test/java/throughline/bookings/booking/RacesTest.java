package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.bookings.booking.BookingFixture.bookedSoon;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.bookings.testing.PlainClient;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;

/** Many people want the same places at the same moment. A deadlock would answer 500. */
@QuarkusTest
class RacesTest {

  private static final int CLIENTS = 16;
  private static final int SESSIONS = 40;

  private final PlainClient client = new PlainClient();

  @Test
  void noSessionIsOversoldAndNoPlaceIsLeftOver() throws Exception {
    var people = Stream.generate(Actors::anEntrepreneur).limit(CLIENTS).toList();
    for (int i = 0; i < SESSIONS; i++) {
      int capacity = 1 + i % 3;
      var session = session().forPeople(capacity).opened();

      var answers =
          atOnce(people.stream().<Callable<String>>map(p -> () -> book(session, p, null)).toList());

      assertEquals(capacity, Collections.frequency(answers, "201"), answers::toString);
      assertEquals(
          CLIENTS - capacity,
          Collections.frequency(answers, "409 session-full"),
          answers::toString);
      assertEquals(capacity, taken(session));
      assertEquals(capacity, bookings(session));
    }
  }

  @Test
  void twoClientsOfTheSamePersonMakeOneBooking() throws Exception {
    for (int i = 0; i < 20; i++) {
      var session = session().forPeople(2).opened();
      var newcomer = Actors.anEntrepreneur();

      var answers =
          atOnce(() -> book(session, newcomer, null), () -> book(session, newcomer, null));

      assertEquals(List.of("201", "409 already-booked"), answers.stream().sorted().toList());
      assertEquals(1, taken(session));
      assertEquals(1, bookings(session));
    }
  }

  @Test
  void aDoubleClickBooksOnceAndIsAnsweredTwice() throws Exception {
    for (int i = 0; i < 20; i++) {
      var session = session().opened();
      var person = Actors.anEntrepreneur();
      Callable<String> click = () -> book(session, person, "click");

      assertEquals(List.of("201", "201"), atOnce(click, click));
      assertEquals(1, taken(session));
    }
  }

  @Test
  void twoFirstBookingsOfOnePersonMakeOneEntrepreneurOfThem() throws Exception {
    for (int i = 0; i < 5; i++) {
      var one = session().opened();
      var other = session().opened();
      var newcomer = Actors.anEntrepreneur();

      assertEquals(
          List.of("201", "201"),
          atOnce(() -> book(one, newcomer, null), () -> book(other, newcomer, null)));
      assertEquals(
          1,
          Database.number(
              "SELECT count(DISTINCT entrepreneur_id) FROM booking WHERE session_id IN ('%s', '%s')"
                  .formatted(one, other)));
    }
  }

  @Test
  void twoAdvisersAtOnceMakeTwoVersions() throws Exception {
    for (int i = 0; i < 5; i++) {
      var booking = bookedSoon();

      var answers = atOnce(() -> record(booking, "ATTENDED"), () -> record(booking, "NO_SHOW"));

      assertEquals(List.of("200", "200"), answers);
      assertEquals(
          3, Database.number("SELECT version FROM booking WHERE id = '%s'".formatted(booking)));
    }
  }

  private String book(String session, Actor person, String key) {
    return client.post("/api/sessions/" + session + "/bookings", person, key, "");
  }

  private String record(String booking, String status) {
    return client.post(
        "/api/bookings/" + booking + "/attendance",
        Actors.anAdviser(),
        null,
        "{\"status\": \"%s\"}".formatted(status));
  }
}
