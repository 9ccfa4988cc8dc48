package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.booking.queue.LeaveQueue;
import throughline.bookings.booking.queue.Releasing;
import throughline.bookings.testing.Actors;
import throughline.bookings.testing.PlainClient;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** Holds, offers, bookings and what runs out, all at one place in one moment. */
@QuarkusTest
class PlaceRacesTest {

  private static final String DEADLOCKS =
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";

  @Inject TestClock clock;
  @Inject Releasing releasing;
  @Inject AskForPlace askForPlace;
  @Inject ConfirmPlace confirmPlace;
  @Inject LeaveQueue leaveQueue;

  private final PlainClient client = new PlainClient();

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void onePlaceIsNeverGivenTwice(int people) throws Exception {
    var deadlocks = Database.number(DEADLOCKS);
    var session = session().starting("2027-01-05T10:00").forPeople(1).opened();
    var work = new ArrayList<Callable<String>>();
    for (int i = 0; i < people; i++) {
      if (i % 2 == 0) {
        var person = Actors.anEntrepreneur();
        work.add(() -> client.post("/api/sessions/" + session + "/bookings", person, null, ""));
      } else {
        work.add(() -> ask(session, UUID.randomUUID() + "@example.org"));
      }
    }

    var answers = atOnce(work);

    assertEquals(1, taken(session));
    assertEquals(1, live(session), answers::toString);
    assertEquals(
        people / 2 - (1 - Collections.frequency(answers, "201")),
        waiting(session),
        answers::toString);
    assertEquals(deadlocks, Database.number(DEADLOCKS));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void whatRunsOutWhileItIsConfirmedIsOneOrTheOther(int people) throws Exception {
    var deadlocks = Database.number(DEADLOCKS);
    var session = session().starting("2027-01-06T10:00").forPeople(people).opened();
    var requests = new ArrayList<UUID>();
    for (int i = 0; i < people; i++) {
      ask(session, UUID.randomUUID() + "@example.org");
    }
    var waiters = 3;
    for (int i = 0; i < waiters; i++) {
      ask(session, UUID.randomUUID() + "@example.org");
    }
    ids(session, "HELD").forEach(requests::add);
    assertEquals(people, requests.size());
    var work = new ArrayList<Callable<String>>();
    requests.forEach(request -> work.add(() -> confirm(request)));
    work.add(
        () -> {
          clock.advance(Duration.ofMinutes(31));
          releasing.now();
          return "released";
        });
    work.add(
        () -> {
          leaveQueue.leave(requests.get(0));
          return "left";
        });
    for (int i = 0; i < 4; i++) {
      var person = Actors.anEntrepreneur();
      work.add(() -> client.post("/api/sessions/" + session + "/bookings", person, null, ""));
    }

    var answers = atOnce(work);
    releasing.now();

    assertEquals(live(session), taken(session), answers::toString);
    assertTrue(taken(session) <= people, answers::toString);
    assertEquals(0, ids(session, "HELD").size(), "no hold for ever");
    assertTrue(
        waiting(session) == 0 || taken(session) == people, "nobody waits beside a free place");
    assertEquals(deadlocks, Database.number(DEADLOCKS));
  }

  @Test
  void oneRequestThatIsSentAtOnceFromManyBrowsersIsOneHold() throws Exception {
    var session = session().starting("2027-01-07T10:00").opened();
    var address = UUID.randomUUID() + "@example.org";

    atOnce(Collections.nCopies(16, (Callable<String>) () -> ask(session, address)));
    assertEquals(1, taken(session));
    var request = ids(session, "HELD").get(0);
    var answers = atOnce(Collections.nCopies(16, (Callable<String>) () -> confirm(request)));

    assertEquals(1, answers.stream().distinct().count(), "each is led to the one booking");
    assertEquals(1, live(session));
    assertEquals(1, taken(session));
  }

  @Test
  void placesThatAreGivenUpAtOnceGoToTheFirstOfTheQueueInOrder() throws Exception {
    var deadlocks = Database.number(DEADLOCKS);
    var session = session().starting("2027-01-08T10:00").forPeople(8).opened();
    var work = new ArrayList<Callable<String>>();
    for (int i = 0; i < 8; i++) {
      var person = Actors.anEntrepreneur();
      var booking = booked(session, person);
      work.add(() -> client.post("/api/bookings/" + booking + "/cancellation", person, null, "{}"));
    }
    for (int i = 0; i < 10; i++) {
      ask(session, UUID.randomUUID() + "@example.org");
    }
    var inOrder = ids(session, "WAITING");

    var answers = atOnce(work);

    assertEquals(8, Collections.frequency(answers, "200"), answers::toString);
    assertEquals(inOrder.subList(0, 8), ids(session, "OFFERED"));
    assertEquals(8, taken(session));
    assertEquals(deadlocks, Database.number(DEADLOCKS));
  }

  @Test
  void aDoublePressMovesOrCancelsOnceAndFailsNever() throws Exception {
    for (int i = 0; i < 5; i++) {
      var guest = new Guest();
      var from = session().starting("2027-01-09T%02d:00".formatted(9 + i)).opened();
      var to = session().starting("2027-01-10T%02d:00".formatted(9 + i)).opened();
      var id = guest.booked(from);
      var page = guest.follow("Your place: ");
      var at = "/place/" + Guest.holder(page);
      Callable<Integer> move =
          () -> guest.press(guest.open(at + "/move"), at + "/move", Map.of("session", to)).status();
      Callable<Integer> cancel = () -> guest.press(page, at + "/cancel").status();

      var moves = atOnce(move, move);
      assertEquals(List.of(303, 409), moves.stream().sorted().toList());
      assertEquals(1, taken(to));
      assertEquals(0, taken(from));
      var cancels = atOnce(cancel, cancel);
      assertEquals(List.of(303, 409), cancels.stream().sorted().toList(), id);
      assertEquals(0, taken(to));
    }
  }

  private String ask(String session, String address) {
    askForPlace.ask(
        UUID.fromString(session),
        new AskForPlace.Request(
            Guest.newName(), address, null, new AskedOfBusiness.Answers(null, null, null)));
    return "asked";
  }

  private String confirm(UUID request) {
    try {
      return confirmPlace.confirm(request).toString();
    } catch (Conflict refused) {
      return refused.code();
    }
  }

  private static List<UUID> ids(String session, String state) {
    var found =
        Database.text(
            """
            SELECT coalesce(string_agg(id::text, ',' ORDER BY seq), '') FROM place_request
            WHERE session_id = '%s' AND state = '%s'
            """
                .formatted(session, state));
    return found.isEmpty()
        ? List.of()
        : java.util.stream.Stream.of(found.split(",")).map(UUID::fromString).toList();
  }

  private static long waiting(String session) {
    return ids(session, "WAITING").size();
  }

  /** Who has a place, or for whom one is kept. */
  static long live(String session) {
    return Database.number(
        """
        SELECT (SELECT count(*) FROM booking WHERE session_id = '%1$s' AND cancelled_at IS NULL)
             + (SELECT count(*) FROM place_request WHERE session_id = '%1$s'
                AND state IN ('HELD', 'OFFERED'))
        """
            .formatted(session));
  }
}
