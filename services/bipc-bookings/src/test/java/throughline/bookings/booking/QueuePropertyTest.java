package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.queue.LeaveQueue;
import throughline.bookings.booking.queue.Releasing;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/**
 * Whatever people do in whatever order, the queue is the one that somebody keeps with a pencil:
 * never over capacity, order kept, no place lost, and nobody waits beside a free place. A failure
 * says the seed, which tells the same story again.
 */
@QuarkusTest
class QueuePropertyTest {

  private static final int FEW = 5;
  private static final int MANY = 200;
  private static final int STEPS = 40;

  @Inject BookSession bookSession;
  @Inject CancelBookings cancelBookings;
  @Inject AskForPlace askForPlace;
  @Inject ConfirmPlace confirmPlace;
  @Inject LeaveQueue leaveQueue;
  @Inject Releasing releasing;
  @Inject TestClock clock;

  /** A place that is kept for somebody, until when. */
  private record Kept(UUID request, Instant until, boolean offer) {}

  /** What somebody keeps with a pencil. */
  private static final class Model {
    private final int capacity;
    private final List<UUID> booked = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<UUID> waiting = new ArrayList<>();

    Model(int capacity) {
      this.capacity = capacity;
    }

    boolean full() {
      return booked.size() + kept.size() >= capacity;
    }

    void offer(Instant now) {
      while (!full() && !waiting.isEmpty()) {
        kept.add(new Kept(waiting.remove(0), now.plus(Duration.ofHours(24)), true));
      }
    }

    String words() {
      return "%d booked, kept %s, waiting %s"
          .formatted(
              booked.size(),
              kept.stream().map(Kept::request).map(UUID::toString).sorted().toList(),
              waiting);
    }
  }

  /** Thousands of mails of later days would be sent before the one that another test waits for. */
  @AfterEach
  void backToNoon() {
    Database.execute("DELETE FROM mail WHERE finished_at IS NULL");
    clock.set(TestClock.NOON);
  }

  @Test
  void theQueueIsThatOfAPencil() {
    stories(FEW);
  }

  @Test
  @Tag("nightly")
  void theQueueIsThatOfAPencilInManyStories() {
    stories(MANY);
  }

  private void stories(int number) {
    var seeds = new Random();
    for (int i = 0; i < number; i++) {
      var seed = seeds.nextLong();
      try {
        story(new Random(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      } finally {
        clock.set(TestClock.NOON);
      }
    }
  }

  private void story(Random random) {
    var model = new Model(1 + random.nextInt(3));
    // Far enough away that an offer lasts a day.
    var session =
        UUID.fromString(session().starting("2027-09-01T10:00").forPeople(model.capacity).opened());
    for (int step = 0; step < STEPS; step++) {
      var did = step(random, model, session);
      assertEquals(model.words(), actual(session), "step " + step + ": " + did);
      var places = taken(session.toString());
      assertEquals(model.booked.size() + model.kept.size(), places, did);
      assertTrue(places <= model.capacity, did);
      assertTrue(model.waiting.isEmpty() || places == model.capacity, did);
    }
  }

  private String step(Random random, Model model, UUID session) {
    switch (random.nextInt(7)) {
      case 0 -> {
        return book(model, session);
      }
      case 1, 2 -> {
        return ask(model, session);
      }
      case 3 -> {
        return cancel(random, model);
      }
      case 4 -> {
        return confirm(random, model);
      }
      case 5 -> {
        return leave(random, model);
      }
      default -> {
        return runOut(random, model);
      }
    }
  }

  private String book(Model model, UUID session) {
    try {
      var who = new SignedIn(UUID.randomUUID().toString(), "Noor Wilding");
      var id = bookSession.book(session, Optional.empty(), who, Optional.empty()).id();
      assertTrue(!model.full(), "a full session was booked");
      model.booked.add(id);
      return "booked";
    } catch (Conflict refused) {
      assertTrue(model.full(), refused.code());
      return "found it full";
    }
  }

  private String ask(Model model, UUID session) {
    var address = UUID.randomUUID() + "@example.org";
    askForPlace.ask(
        session,
        new AskForPlace.Request(
            Guest.newName(), address, null, new AskedOfBusiness.Answers(null, null, null)));
    var request =
        UUID.fromString(
            Database.text("SELECT id FROM place_request WHERE address = '%s'".formatted(address)));
    if (model.full()) {
      model.waiting.add(request);
      return "joined";
    }
    model.kept.add(new Kept(request, clock.instant().plus(Duration.ofMinutes(30)), false));
    return "asked";
  }

  private String cancel(Random random, Model model) {
    if (model.booked.isEmpty()) {
      return "nothing";
    }
    cancelBookings.giveUp(model.booked.remove(random.nextInt(model.booked.size())));
    model.offer(clock.instant());
    return "cancelled";
  }

  private String confirm(Random random, Model model) {
    if (model.kept.isEmpty()) {
      return "nothing";
    }
    var kept = model.kept.get(random.nextInt(model.kept.size()));
    try {
      var id = confirmPlace.confirm(kept.request());
      assertTrue(clock.instant().isBefore(kept.until()), "what ran out was confirmed");
      model.kept.remove(kept);
      model.booked.add(id);
      return "confirmed";
    } catch (Conflict refused) {
      assertTrue(!clock.instant().isBefore(kept.until()), refused.code());
      return "came too late";
    }
  }

  private String leave(Random random, Model model) {
    if (model.waiting.isEmpty()) {
      if (model.kept.isEmpty()) {
        return "nothing";
      }
      leaveQueue.leave(model.kept.remove(random.nextInt(model.kept.size())).request());
      model.offer(clock.instant());
      return "declined";
    }
    leaveQueue.leave(model.waiting.remove(random.nextInt(model.waiting.size())));
    return "left";
  }

  private String runOut(Random random, Model model) {
    clock.advance(random.nextBoolean() ? Duration.ofMinutes(20) : Duration.ofHours(13));
    if (random.nextBoolean()) {
      return "time went on";
    }
    releasing.now();
    model.kept.removeIf(kept -> !clock.instant().isBefore(kept.until()));
    model.offer(clock.instant());
    return "released";
  }

  private static String actual(UUID session) {
    var booked =
        Database.number(
            "SELECT count(*) FROM booking WHERE cancelled_at IS NULL AND session_id = '%s'"
                .formatted(session));
    return "%d booked, kept %s, waiting %s"
        .formatted(
            booked,
            ids(session, "'HELD', 'OFFERED'", "id::text"),
            ids(session, "'WAITING'", "seq"));
  }

  private static String ids(UUID session, String states, String order) {
    var found =
        Database.text(
            """
            SELECT coalesce(string_agg(id::text, ', ' ORDER BY %s), '') FROM place_request
            WHERE session_id = '%s' AND state IN (%s)
            """
                .formatted(order, session, states));
    return List.of(found.split(", ")).stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
