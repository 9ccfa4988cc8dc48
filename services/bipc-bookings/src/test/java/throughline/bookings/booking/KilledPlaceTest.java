package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.queue.Releasing;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.testing.Database;
import throughline.platform.testing.KilledAtWrite;
import throughline.platform.testing.TestClock;

/**
 * A press that is killed at any write leaves the place held as it was: it can be pressed again, or
 * runs out. None is lost, none doubled, none held for ever.
 */
@QuarkusTest
class KilledPlaceTest {

  private static final List<String> TABLES =
      List.of("session", "booking", "place_request", "outbox", "person", "entrepreneur");

  private static final int MANY = 50;

  @Inject AskForPlace askForPlace;
  @Inject ConfirmPlace confirmPlace;
  @Inject Releasing releasing;
  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whatWasKilledIsPressedAgainAndBooksOnce() {
    var kills = 0;
    while (killed(kills + 1, true)) {
      kills++;
    }
    assertTrue(kills >= 8, "kills: " + kills);
  }

  @Test
  void whatWasKilledAndIsNotPressedAgainRunsOut() {
    for (int write = 1; write <= 4; write++) {
      killed(write, false);
    }
  }

  @Test
  @Tag("nightly")
  void fiftyTimesNoPlaceIsLostOrDoubled() {
    for (int i = 0; i < MANY; i++) {
      killed(1 + i % 10, i % 2 == 0);
    }
  }

  private boolean killed(int write, boolean again) {
    var session = session().starting("2027-01-12T10:00").forPeople(2).opened();
    var address = UUID.randomUUID() + "@example.org";
    askForPlace.ask(
        UUID.fromString(session),
        new AskForPlace.Request(
            Guest.newName(), address, null, new AskedOfBusiness.Answers(null, null, null)));
    var request =
        UUID.fromString(
            Database.text(
                "SELECT id FROM place_request WHERE session_id = '%s'".formatted(session)));

    var killed = KilledAtWrite.number(write, TABLES, () -> confirmPlace.confirm(request));

    if (killed) {
      assertEquals(0, bookings(session), "write " + write);
      assertEquals("HELD", state(request), "write " + write);
    }
    assertEquals(1, taken(session), "write " + write);
    if (again) {
      confirmPlace.confirm(request);
      assertEquals(1, bookings(session), "write " + write);
      assertEquals(1, taken(session), "write " + write);
    } else if (killed) {
      clock.advance(Duration.ofMinutes(31));
      releasing.now();
      assertEquals("EXPIRED", state(request));
      assertEquals(0, taken(session), "write " + write);
      org.junit.jupiter.api.Assertions.assertThrows(
          Conflict.class, () -> confirmPlace.confirm(request));
      clock.set(TestClock.NOON);
    }
    return killed;
  }

  private static String state(UUID request) {
    return Database.text("SELECT state FROM place_request WHERE id = '%s'".formatted(request));
  }
}
