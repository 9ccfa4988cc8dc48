package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.booking;
import static throughline.bookings.booking.BookingFixture.bookings;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.bookings.testing.PlainClient;
import throughline.contracts.bookings.BookingEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;

/** Places are given up and moved by whoever has them, and nobody has too many. */
@QuarkusTest
class MoveBookingTest {

  private static final String BOOKED = "Your place: ";

  @Inject TestClock clock;

  private final PlainClient client = new PlainClient();
  private final Guest guest = new Guest();

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aPlaceIsMovedByLinkAndKeepsItsEntryInCalendars() {
    var from = session().starting("2027-02-01T10:00").forPeople(1).opened();
    var to = session().titled("Find your market").starting("2027-02-01T14:00").opened();
    var id = guest.booked(from);
    var waiting = new Guest();
    waiting.ask(from);
    Database.execute("UPDATE session SET calendar_sequence = 3 WHERE id = '%s'".formatted(from));

    var moved = move(guest, to);

    assertEquals(303, moved.status());
    assertTrue(guest.after(moved).text("main").contains("Find your market"));
    assertEquals(1, taken(to));
    assertEquals(1, taken(from));
    assertEquals("OFFERED", waiting.state(from), "the old place goes to the queue");
    assertEquals(to, Database.text("SELECT session_id FROM booking WHERE id = '%s'".formatted(id)));
    assertEquals(
        "2027-02-01 14:00:00",
        Database.text(
            "SELECT lower(during) AT TIME ZONE 'Europe/London' FROM booking WHERE id = '%s'"
                .formatted(id)));
    var calendar = guest.mail("Moved: ").files().get(0).content().replace("\r\n ", "");
    assertTrue(calendar.contains("UID:" + id + "@localhost\r\n"), calendar);
    assertTrue(calendar.contains("SEQUENCE:4\r\n"), calendar);
    var events = Published.awaitOf(BookingEvents.TOPIC, id, 2);
    assertTrue(events.get(1).value().contains(to), events.get(1).value());
  }

  @Test
  void aMoveToAFullSessionLeavesTheOldPlaceUntouched() {
    var from = session().starting("2027-02-02T10:00").opened();
    var full = session().starting("2027-02-02T14:00").forPeople(1).opened();
    booked(full, Actors.anEntrepreneur());
    var id = guest.booked(from);
    var before = row(id);

    var refused = move(guest, full);

    assertEquals(409, refused.status());
    assertTrue(
        refused.problems().toString().contains("Your place is as it was"),
        refused.problems()::toString);
    assertEquals(before, row(id));
    assertEquals(1, taken(from));
    assertEquals(1, taken(full));
  }

  @Test
  void anEntrepreneurMovesSignedInAndNobodyElseDoes() {
    var person = Actors.anEntrepreneur();
    var from = session().starting("2027-02-03T10:00").opened();
    var to = session().starting("2027-02-03T14:00").opened();
    var id = booked(from, person);
    var browser = Browser.of(person);
    var other = Browser.of(Actors.anEntrepreneur());
    assertEquals(403, other.open("/place/" + id + "/move").status());
    assertEquals(400, other.post("/place/" + id + "/move", Map.of("session", to)).status());

    var page = browser.open("/place/" + id + "/move");
    browser.send(page, "/place/" + id + "/move", Map.of("session", to)).then().statusCode(303);

    assertEquals(1, taken(to));
    assertEquals(0, taken(from));
  }

  @Test
  void whoeverIsSomewhereElseThenIsToldWhere() {
    var person = Actors.anEntrepreneur();
    booked(session().titled("Pitch it").starting("2027-02-04T14:00").opened(), person);
    var from = session().starting("2027-02-04T10:00").opened();
    var to = session().starting("2027-02-04T14:30").opened();
    var id = booked(from, person);
    var browser = Browser.of(person);

    var refused =
        browser.send(
            browser.open("/place/" + id + "/move"),
            "/place/" + id + "/move",
            Map.of("session", to));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().toString().contains("Pitch it"), refused.problems()::toString);
    assertEquals(0, taken(to));
  }

  @Test
  void aPlaceIsChangedUntilTheDeadlineAndThenThePageSaysWhomToAsk() {
    var session = session().starting("2026-12-01T10:00").opened();
    Database.execute(
        "UPDATE session SET deadline_hours = 24, reply_to = 'centre@example.org' WHERE id = '%s'"
            .formatted(session));
    guest.booked(session);
    var page = guest.follow(BOOKED);
    assertTrue(page.text("main").contains("until 30 November 2026 at 10am"), page.text("main"));
    clock.set(Instant.parse("2026-11-30T10:00:00Z"));

    var late = guest.press(page, "/place/" + Guest.holder(page) + "/cancel");

    assertEquals(409, late.status());
    assertTrue(
        late.problems().toString().contains("Write to centre@example.org"),
        late.problems()::toString);
    assertTrue(guest.follow(BOOKED).text("main").contains("write to centre@example.org"));
    assertEquals(1, taken(session));
  }

  @Test
  void aPlaceIsGivenUpByLink() {
    var session = session().starting("2027-02-05T10:00").opened();
    guest.booked(session);
    var page = guest.follow(BOOKED);

    guest.press(page, "/place/" + Guest.holder(page) + "/cancel").then().statusCode(303);

    assertEquals(0, taken(session));
    assertTrue(guest.mail("Cancelled: ").text().contains("You gave up your place"));
    assertEquals(409, guest.press(page, "/place/" + Guest.holder(page) + "/cancel").status());
  }

  @Test
  void theFourthOpenOneToOneIsRefusedInWords() {
    var person = Actors.anEntrepreneur();
    for (int hour = 9; hour < 12; hour++) {
      booked(alone("2027-02-06T%02d:00".formatted(hour)), person);
    }

    booking(alone("2027-02-06T13:00"), person)
        .statusCode(409)
        .body("code", Matchers.is("too-many-open"))
        .body("detail", Matchers.startsWith("You have 3 one-to-ones or clinics to come"));
    booked(session().starting("2027-02-06T14:00").opened(), person);
  }

  @Test
  void theLimitHoldsAlsoIfAllAreAskedForAtOnce() throws Exception {
    var person = Actors.anEntrepreneur();
    booked(session().starting("2027-02-07T08:00").opened(), person);
    var work = new ArrayList<Callable<String>>();
    for (int hour = 9; hour < 17; hour++) {
      var session = alone("2027-02-07T%02d:00".formatted(hour));
      work.add(() -> client.post("/api/sessions/" + session + "/bookings", person, null, ""));
    }

    var answers = atOnce(work);

    assertEquals(3, Collections.frequency(answers, "201"), answers::toString);
    assertEquals(5, Collections.frequency(answers, "409 too-many-open"), answers::toString);
  }

  @Test
  void twoWhoChangePlacesAtOnceBothGetOneAndNoneIsLost() throws Exception {
    for (int i = 0; i < 5; i++) {
      var one = session().starting("2027-02-08T%02d:00".formatted(8 + i)).forPeople(2).opened();
      var other = session().starting("2027-02-09T%02d:00".formatted(8 + i)).forPeople(2).opened();
      var here = Actors.anEntrepreneur();
      var there = Actors.anEntrepreneur();
      var first = booked(one, here);
      var second = booked(other, there);

      var answers =
          atOnce(() -> moveSignedIn(first, other, here), () -> moveSignedIn(second, one, there));

      assertEquals(java.util.List.of(303, 303), answers);
      assertEquals(1, taken(one));
      assertEquals(1, taken(other));
    }
  }

  @Test
  void aCancelledSessionOffersOthersAndNothingIsOversold() throws Exception {
    var cancelled = session().titled("Flooded").starting("2027-02-10T10:00").forPeople(12).opened();
    var next = session().titled("Patents").starting("2027-02-10T14:00").forPeople(5).opened();
    session().titled("Later").starting("2027-02-11T10:00").forPeople(20).opened();
    var work = new ArrayList<Callable<Integer>>();
    var guests = new ArrayList<Guest>();
    for (int i = 0; i < 12; i++) {
      var one = new Guest();
      one.booked(cancelled);
      guests.add(one);
    }
    BookingFixture.cancelledSession(cancelled);
    assertTrue(guests.get(0).mail("Cancelled: ").text().contains("Patents"));
    for (var each : guests) {
      var page = each.follow("Cancelled: ");
      var at = "/place/" + Guest.holder(page) + "/instead";
      work.add(() -> each.press(page, at, Map.of("session", next)).status());
    }

    var answers = atOnce(work);

    assertEquals(5, Collections.frequency(answers, 303), answers::toString);
    assertEquals(7, Collections.frequency(answers, 409), answers::toString);
    assertEquals(5, taken(next));
    assertEquals(5, bookings(next));
    var late = guests.get(answers.indexOf(409)).follow("Cancelled: ");
    assertTrue(late.text("main").contains("You can come to one of these instead"));
    assertTrue(late.text("main").contains("Later"), late.text("main"));
    var lucky = guests.get(answers.indexOf(303)).follow("Cancelled: ");
    assertTrue(lucky.text("main").contains("You have a place at another session instead"));
  }

  private static String alone(String starting) {
    var id = session().starting(starting).forPeople(1).opened();
    Database.execute("UPDATE session SET kind = 'ONE_TO_ONE' WHERE id = '%s'".formatted(id));
    return id;
  }

  private static Page move(Guest guest, String to) {
    var page = guest.follow(BOOKED);
    var at = "/place/" + Guest.holder(page) + "/move";
    return guest.press(guest.open(at), at, Map.of("session", to));
  }

  private static int moveSignedIn(String booking, String to, Actor person) {
    var at = "/place/" + booking + "/move";
    var browser = Browser.of(person);
    return browser.send(browser.open(at), at, Map.of("session", to)).status();
  }

  private static String row(String booking) {
    return Database.text("SELECT b::text FROM booking b WHERE id = '%s'".formatted(booking));
  }
}
