package throughline.bookings.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.sessionSoon;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.register.DeskFixture.bookFor;
import static throughline.bookings.register.DeskFixture.personOf;
import static throughline.bookings.register.DeskFixture.walkIn;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.contracts.bookings.BookingEvents.TOPIC;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** Staff book for people without internet, add who came, and count groups. */
@QuarkusTest
class DeskPagesTest {

  private final Browser adviser = Browser.of(Actors.anAdviser());

  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aWalkInWithoutAnAddressIsCountedFromOneField() {
    var session = sessionSoon();
    var form = adviser.open("/sessions/" + session + "/walk-in");
    assertEquals(List.of("name"), form.inputs());

    var id = walkIn(session, "Ola Marsh");

    var events = Published.awaitOf(TOPIC, id, 2);
    assertTrue(events.get(0).value().contains("\"CONFIRMED\""));
    assertTrue(events.get(1).value().contains("\"ATTENDED\""));
    assertFalse(Published.everythingIn(events.get(1)).contains("Ola"));
    assertEquals("ATTENDED 60 WALK_IN", stored(id));
    assertEquals(1, taken(session));
    var register = adviser.open("/sessions/" + session + "/register");
    assertTrue(register.text("li[id=" + id + "]").contains("without a booking"));
  }

  @Test
  void aFullSessionTakesAWalkInOnlyInPlaceOfWhoDidNotCome() {
    var session = session().starting("2026-11-24T12:30").forPeople(1).opened();
    var booked = booked(session, Actors.anEntrepreneur());

    var refused = DeskFixture.send(session, "walk-in", Map.of("name", "Ola Marsh"));
    refused.then().statusCode(409);
    assertTrue(refused.problems().toString().contains("Record who did not come first"));
    attendance(booked, "NO_SHOW", null).statusCode(200);
    walkIn(session, "Ola Marsh");

    DeskFixture.send(session, "walk-in", Map.of("name", "Kit Reed")).then().statusCode(409);
    assertEquals(2, taken(session));
    assertEquals(
        "2", Database.text("SELECT capacity FROM session WHERE id = '%s'".formatted(session)));
  }

  @Test
  void aNameThatIsOnTheRegisterIsAskedFor() {
    var session = sessionSoon();
    booked(session, Actors.anEntrepreneur("Zoë Lane-Fox"));

    var again = DeskFixture.send(session, "walk-in", Map.of("name", "zoe lane fox"));

    again.then().statusCode(409);
    assertEquals(1, taken(session));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16})
  void advisersAtOneDoorNeitherCountAPersonTwiceNorAPlace(int advisers) throws Exception {
    var session = session().starting("2026-11-24T12:30").forPeople(advisers).opened();
    var work = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < advisers; i++) {
      var name = i % 2 == 0 ? "Ola Marsh" : "Walker " + i;
      work.add(() -> DeskFixture.send(session, "walk-in", Map.of("name", name)).status());
    }

    Race.atOnce(work);

    assertEquals(
        "true 1",
        Database.text(
            """
            SELECT (max(session.taken) = count(*) AND count(*) = %d / 2 + 1) || ' '
                   || count(*) FILTER (WHERE display_name = 'Ola Marsh')
            FROM session JOIN booking ON session_id = session.id
            LEFT JOIN person_details ON person_id = entrepreneur_id WHERE session.id = '%s'"""
                .formatted(advisers, session)));
  }

  @Test
  void staffBookForSomebodyWithoutAnythingAndKnowWhoGaveAnAddress() {
    var first = session().opened();
    var second = session().starting("2026-11-26T10:00").opened();

    var bare = bookFor(first, "Bo Hill", "", "");
    var withMail = bookFor(first, "Ines Roe", "ines.desk@example.org", "01632 960 001");
    var again = bookFor(second, "INES  ROE", "Ines.Desk@Example.org", "");

    assertEquals("CONFIRMED 0 STAFF", stored(bare));
    assertEquals(personOf(withMail), personOf(again));
    assertNotEquals(personOf(bare), personOf(bookFor(second, "Bo Hill", "", "")));
    assertEquals(
        "01632960001",
        Database.text(
            "SELECT phone FROM person_details WHERE person_id = '%s'"
                .formatted(personOf(withMail))));
    assertEquals(
        1, Database.number("SELECT count(*) FROM mail WHERE reference = '%s'".formatted(withMail)));
  }

  @Test
  void whatIsWrongIsNamedAndAFullSessionSaysSo() {
    var session = session().forPeople(1).opened();

    var wrong = DeskFixture.send(session, "book-for", Map.of("email", "ines", "phone", "12"));
    assertEquals(400, wrong.status());
    assertEquals(3, wrong.problems().size());
    bookFor(session, "Bo Hill", "", "");
    DeskFixture.send(session, "book-for", Map.of("name", "Kit Reed")).then().statusCode(409);
    assertEquals(1, taken(session));
  }

  @Test
  void nobodyIsAddedBeforeTheDoorOpens() {
    var session = session().opened();

    var early = DeskFixture.send(session, "walk-in", Map.of("name", "Ola Marsh"));

    early.then().statusCode(409);
    assertTrue(early.problems().toString().contains("from 25 November 2026 at 9am"));
  }

  @Test
  void aGroupIsANumberThatIsPutRightAndTakenBack() {
    var session = sessionSoon();
    var id = DeskFixture.groupOf(session);
    var link = "/groups/" + id;
    assertTrue(adviser.open("/sessions/" + session + "/register").links().contains(link));
    var stale = adviser.open(link);

    adviser
        .send(adviser.open(link), link, Map.of("people", "26", "group", "SCHOOL"))
        .then()
        .statusCode(303);
    adviser.send(stale, link, Map.of("people", "30", "group", "SCHOOL")).then().statusCode(409);
    adviser
        .send(adviser.open(link), link, Map.of("people", "0", "group", "SCHOOL"))
        .then()
        .statusCode(303);

    var events = Published.awaitOf(TOPIC, id, 3);
    assertTrue(events.get(1).value().contains("\"people\":26"), events.get(1).value());
    assertTrue(events.get(2).value().contains("\"people\":0"));
    assertFalse(adviser.open("/sessions/" + session + "/register").has("#groups"));
    assertEquals(0, taken(session));
  }

  @Test
  void aMarkThatIsTakenBackRestatesTheCount() {
    var session = sessionSoon();
    var id = booked(session, Actors.anEntrepreneur());
    press(session, id, "Late");
    assertTrue(adviser.open("/sessions/" + session + "/register").text("main").contains("late"));

    press(session, id, "Take back");

    var events = Published.awaitOf(TOPIC, id, 3);
    assertTrue(events.get(1).value().contains("\"ATTENDED\""));
    assertTrue(events.get(2).value().contains("\"CONFIRMED\""));
    assertTrue(events.get(2).value().contains("\"minutes\":0"));
    assertEquals("CONFIRMED 0 SELF", stored(id));
    assertTrue(adviser.open("/bookings/" + id + "/history").text("ol").contains("Came late"));
  }

  private void press(String session, String booking, String label) {
    var action = "/bookings/" + booking + "/attendance";
    var page = adviser.open("/sessions/" + session + "/register");
    adviser.press(page, action, label, Map.of()).then().statusCode(303);
  }

  @Test
  void aRegisterOfFifteenTakesThreePresses() {
    var session = session().starting("2026-11-24T12:30").forPeople(15).opened();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 15; i++) {
      ids.add(booked(session, Actors.anEntrepreneur("Person " + (10 + i))));
    }
    var page = adviser.open("/sessions/" + session + "/register");
    for (var away : List.of(ids.get(3), ids.get(14))) {
      var action = "/bookings/" + away + "/attendance";
      page = adviser.follow(adviser.press(page, action, "Did not come", Map.of()));
    }

    page =
        adviser.follow(
            adviser.press(
                page, "/sessions/" + session + "/register", "Everyone else came", Map.of()));

    assertEquals("The register is complete.", page.text("#left"));
  }

  @Test
  void theRegisterIsPrintedAndTakenAlong() {
    var session = sessionSoon();
    booked(session, Actors.anEntrepreneur("=Noor Wilding"));
    walkIn(session, "Ola Marsh");

    var printed = adviser.open("/sessions/" + session + "/register/print").text("table");
    assertTrue(printed.contains("Ola Marsh Attended"), printed);
    assertTrue(printed.contains("6. Without a booking:"), printed);
    var csv = adviser.open("/sessions/" + session + "/register.csv").source();
    assertTrue(csv.contains("Ola Marsh,Attended,60,,nobody: they walked in,60"), csv);
    assertFalse(csv.contains(",=Noor") || csv.contains("\n=Noor"), csv);
  }

  @Test
  void finishedRegistersAreFoundByTitleDayAndPlace() {
    var session = session().titled("Pricing clinic 77").starting("2026-11-24T12:30").opened();
    attendance(booked(session, Actors.anEntrepreneur()), "ATTENDED", null).statusCode(200);
    clock.set(Instant.parse("2026-11-25T12:00:00Z"));

    assertTrue(finds(session, "title=clinic%2077&from=24/11/2026&to=24/11/2026&venue=HUB"));
    assertFalse(finds(session, "title=clinic%2077&from=25/11/2026"));
    assertFalse(finds(session, "title=clinic%2077&venue=SPOKE"));
    assertFalse(finds(session, "title=%25"));
    var wrong = adviser.open("/registers/finished?from=soon");
    assertTrue(wrong.problems().toString().contains("From must be"), wrong.problems().toString());
  }

  private boolean finds(String session, String query) {
    return adviser
        .open("/registers/finished?" + query)
        .links()
        .contains("/sessions/" + session + "/register");
  }

  @Test
  void openRegistersAreCountedByVenue() {
    booked(session().at("HUB").starting("2026-11-24T12:30").opened(), Actors.anEntrepreneur());
    booked(session().at("SPOKE").starting("2026-11-24T12:30").opened(), Actors.anEntrepreneur());

    var open = adviser.open("/registers").text("#open");

    assertTrue(open.matches(".*Blackbird Leys.*: \\d+.*Westgate.*: \\d+.*"), open);
  }

  private static String stored(String booking) {
    return Database.text(
        "SELECT concat_ws(' ', status, minutes, channel) FROM booking WHERE id = '%s'"
            .formatted(booking));
  }
}
