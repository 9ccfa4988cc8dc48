package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.bookedSoon;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.bookings.testing.PlainClient;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.Lane;

/** Many people want the same places at the same moment. A deadlock would answer 500. */
@QuarkusTest
class RacesTest {

  private static final int CLIENTS = 16;
  private static final int SESSIONS = Lane.rounds(8, 40);
  private static final int MOST_OF_ONE_PERSON = 10;

  private final PlainClient client = new PlainClient();

  @Test
  void noSessionIsOversoldAndNoPlaceIsLeftOver() throws Exception {
    List<Actor> people = List.of();
    for (int i = 0; i < SESSIONS; i++) {
      if (i % MOST_OF_ONE_PERSON == 0) {
        people = Stream.generate(Actors::anEntrepreneur).limit(CLIENTS).toList();
      }
      int capacity = 1 + i % 3;
      var session = session().starting(apart(i)).forPeople(capacity).opened();

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
    for (int i = 0; i < Lane.rounds(5, 20); i++) {
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
    for (int i = 0; i < Lane.rounds(5, 20); i++) {
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
      var one = session().starting(apart(0)).opened();
      var other = session().starting(apart(1)).opened();
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
  void ofTwoSessionsAtTheSameTimeOnePersonGetsOne() throws Exception {
    for (int i = 0; i < 10; i++) {
      var one = session().starting("2027-03-01T10:00").opened();
      var other = session().starting("2027-03-01T10:30").opened();
      var person = Actors.anEntrepreneur();

      var answers = atOnce(() -> book(one, person, null), () -> book(other, person, null));

      assertEquals(List.of("201", "409 overlapping-booking"), answers.stream().sorted().toList());
      assertEquals(1, taken(one) + taken(other));
      assertEquals(1, bookings(one) + bookings(other));
    }
  }

  @Test
  void theLastPlaceThatIsGivenUpGoesToOneOfTwentyAtMost() throws Exception {
    for (int i = 0; i < 5; i++) {
      var session = session().forPeople(1).opened();
      var first = Actors.anEntrepreneur();
      var booking = booked(session, first);
      var work = new ArrayList<Callable<String>>();
      work.add(() -> cancel(booking, first));
      for (int other = 0; other < 20; other++) {
        var person = Actors.anEntrepreneur();
        work.add(() -> book(session, person, null));
      }

      var answers = atOnce(work);

      assertEquals("200", answers.get(0));
      var others = answers.subList(1, answers.size());
      var booked = Collections.frequency(others, "201");
      assertTrue(booked <= 1, others::toString);
      assertEquals(
          20 - booked, Collections.frequency(others, "409 session-full"), others::toString);
      assertEquals(booked, taken(session));
      assertEquals(booked == 1 ? "409 session-full" : "201", book(session, first, null));
    }
  }

  @Test
  void aBookingThatIsCancelledTwiceAtOnceGivesOnePlaceBack() throws Exception {
    for (int i = 0; i < 5; i++) {
      var session = session().forPeople(2).opened();
      booked(session, Actors.anEntrepreneur());
      var person = Actors.anEntrepreneur();
      var booking = booked(session, person);

      var answers = atOnce(() -> cancel(booking, person), () -> cancel(booking, person));

      assertEquals(List.of("200", "409 already-cancelled"), answers.stream().sorted().toList());
      assertEquals(1, taken(session));
    }
  }

  @Test
  void whoCancelsAndBooksAgainAtOnceNeverWaitsForThemselves() throws Exception {
    for (int i = 0; i < 5; i++) {
      var session = session().forPeople(3).opened();
      var person = Actors.anEntrepreneur();
      var booking = booked(session, person);

      var answers = atOnce(() -> cancel(booking, person), () -> book(session, person, null));

      assertEquals("200", answers.get(0));
      var again = answers.get(1);
      assertTrue(List.of("201", "409 already-booked").contains(again), again);
      assertEquals(again.equals("201") ? 1 : 0, taken(session));
    }
  }

  @Test
  void aSessionThatIsCancelledWhilePeopleBookAndCancelHasNobodyInTheEnd() throws Exception {
    for (int i = 0; i < 5; i++) {
      var session = session().forPeople(8).opened();
      var first = Actors.anEntrepreneur();
      var booking = booked(session, first);
      var work = new ArrayList<Callable<String>>();
      work.add(
          () ->
              client.post(
                  "/api/sessions/" + session + "/cancellation",
                  Actors.anAdviser(),
                  null,
                  "{\"reason\": \"The room is flooded\"}"));
      work.add(() -> cancel(booking, first));
      for (int other = 0; other < 6; other++) {
        var person = Actors.anEntrepreneur();
        work.add(() -> book(session, person, null));
      }

      var answers = atOnce(work);

      assertEquals("200", answers.get(0), answers::toString);
      assertTrue(
          Set.of("200", "201", "409 already-cancelled", "409 session-cancelled")
              .containsAll(answers),
          answers::toString);
      assertEquals(0, taken(session));
      assertEquals(
          0,
          Database.number(
              "SELECT count(*) FROM booking WHERE cancelled_at IS NULL AND session_id = '%s'"
                  .formatted(session)));
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

  private String cancel(String booking, Actor person) {
    return client.post("/api/bookings/" + booking + "/cancellation", person, null, "{}");
  }

  /** Sessions that one person can all go to. */
  private static String apart(int number) {
    return "2027-01-%02dT%02d:00".formatted(1 + number / 10, 8 + number % 10);
  }

  private String record(String booking, String status) {
    return client.post(
        "/api/bookings/" + booking + "/attendance",
        Actors.anAdviser(),
        null,
        "{\"status\": \"%s\"}".formatted(status));
  }
}
