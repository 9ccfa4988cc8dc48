package throughline.bookings.entrepreneur;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.taken;
import static throughline.bookings.register.DeskFixture.bookFor;
import static throughline.bookings.register.DeskFixture.personOf;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.contracts.bookings.BookingEvents.TOPIC;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;

/** Who is erased or long gone is nobody's name any more, and counts as before. */
@QuarkusTest
class ErasePersonTest {

  private final Browser adviser = Browser.of(Actors.anAdviser());

  @Inject TestClock clock;
  @Inject ForgetPeople forgetPeople;
  @Inject ErasePerson erasePerson;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void theTotalsStayAndNoNameIsInAnyAnswerMailOrRow() {
    var past = session().starting("2026-11-24T12:30").opened();
    var attended = bookFor(past, "Wilma Erasable", "wilma.e@example.org", "01632 960 303");
    attendance(attended, "ATTENDED", null).statusCode(200);
    var coming = session().opened();
    var open = bookFor(coming, "Wilma Erasable", "wilma.e@example.org", "");
    var id = personOf(attended);
    var key = key(id);
    var action = "/people/" + id + "/erase";

    var mistyped = adviser.send(adviser.open(action), action, Map.of("confirmation", "yes"));
    assertEquals(400, mistyped.status());
    adviser
        .send(adviser.open(action), action, Map.of("confirmation", "Erase"))
        .then()
        .statusCode(303);

    assertEquals(0, taken(coming), "the place to come is free");
    assertEquals(1, taken(past));
    assertEquals(
        "ATTENDED CANCELLED_BY_USER",
        Database.text(
            "SELECT string_agg(status, ' ' ORDER BY status) FROM booking WHERE entrepreneur_id = '%s'"
                .formatted(id)));
    assertEquals(key, key(id));
    assertEquals(2, Published.awaitOf(TOPIC, open, 2).size());
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM mail WHERE reference IN ('%s', '%s')".formatted(open, attended)));
    assertEquals(404, adviser.open("/people/" + id).status());
    var answers =
        List.of(
            "/sessions/" + past + "/register",
            "/sessions/" + past + "/register.csv",
            "/sessions/" + past + "/register/print",
            "/bookings/" + attended + "/history",
            "/api/sessions/" + past + "/register");
    for (var address : answers) {
      var answer = given().auth().oauth2(Actors.anAdviser().token()).get(address);
      assertEquals(200, answer.statusCode(), address);
      assertFalse(answer.asString().contains("Wilma"), address);
      assertFalse(answer.asString().contains("wilma"), address);
    }
    assertEquals(
        0,
        Database.number("SELECT count(*) FROM person_details WHERE display_name LIKE 'Wilma E%'"));
  }

  @Test
  void anAccountThatIsErasedBeginsAnewAndItsMergedRecordsGoAlong() {
    var zed = Actors.anEntrepreneur("Zed Gone");
    var own = booked(session().starting("2026-11-24T12:30").opened(), zed);
    var made = bookFor(session().starting("2026-11-24T14:30").opened(), "Zed Gone", "", "");
    var both = List.of(personOf(own), personOf(made));
    var merge = "/people/%s/same-as/%s".formatted(both.get(0), both.get(1));
    adviser.send(adviser.open(merge), merge, Map.of("reason", "The same")).then().statusCode(303);
    var action = "/people/" + both.get(0) + "/erase";

    adviser
        .send(adviser.open(action), action, Map.of("confirmation", "erase"))
        .then()
        .statusCode(303);

    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM person JOIN person_details ON person_id = id WHERE id IN ('%s', '%s')"
                .formatted(both.get(0), both.get(1))));
    assertEquals(
        "",
        Database.text(
            "SELECT reason FROM entrepreneur_merge WHERE kept_id = '%s'".formatted(both.get(0))));
    assertFalse(Browser.of(zed).open("/bookings").links().contains("/bookings/" + own));
    var next = booked(session().starting("2026-11-28T10:00").opened(), zed);
    assertFalse(both.contains(personOf(next)));
  }

  @Test
  void aDatabaseOfADayBeforeForgetsAgainAtItsStartWhoWasErased() {
    var booking = bookFor(session().opened(), "Vera Restored", "vera.r@example.org", "");
    var id = personOf(booking);
    Database.execute("INSERT INTO erasure VALUES ('%s', now())".formatted(id));
    Database.execute("INSERT INTO erasure VALUES (gen_random_uuid(), now())");

    erasePerson.replay(new StartupEvent());
    erasePerson.replay(new StartupEvent());

    assertFalse(named(booking));
    assertEquals(404, adviser.open("/people/" + id).status());
    assertEquals(2, Published.awaitOf(TOPIC, booking, 2).size(), "given up once");
  }

  @Test
  void whoIsErasedIsOnTheListForARestore() {
    var id = personOf(bookFor(session().opened(), "Uma Listed", "", ""));
    var action = "/people/" + id + "/erase";

    adviser
        .send(adviser.open(action), action, Map.of("confirmation", "erase"))
        .then()
        .statusCode(303);

    assertEquals(
        1, Database.number("SELECT count(*) FROM erasure WHERE person_id = '%s'".formatted(id)));
  }

  @Test
  void whoseLastSessionIsTwoYearsAgoIsForgotten() {
    var old = session().starting("2026-11-24T12:30").opened();
    var gone = bookFor(old, "Xanthe Longago", "", "");
    attendance(gone, "ATTENDED", null).statusCode(200);
    var back = bookFor(old, "Yves Returner", "yves.r@example.org", "");
    bookFor(
        session().starting("2026-11-25T18:00").opened(), "Yves Returner", "yves.r@example.org", "");

    clock.set(Instant.parse("2028-11-24T10:00:00Z"));
    forgetPeople.run();
    assertTrue(named(gone));
    clock.set(Instant.parse("2028-11-25T10:00:00Z"));
    forgetPeople.run();

    assertFalse(named(gone));
    assertTrue(named(back));
    assertEquals("0 people forgotten", forgetPeople.run());
  }

  @Test
  void everythingThatIsHeldIsToldAndWrittenDown() {
    var booking =
        bookFor(session().opened(), "Hedda Heldof", "hedda.h@example.org", "01632 960 404");
    var id = personOf(booking);

    var page = adviser.open("/people/" + id + "/held").text("main");
    var file = adviser.open("/people/" + id + "/held.json").source();

    for (var told :
        List.of("Hedda Heldof", "hedda.h@example.org", "01632960404", "Protect your idea")) {
      assertTrue(page.contains(told), page);
      assertTrue(file.contains(told), file);
    }
    assertEquals(
        2,
        Database.number(
            "SELECT count(*) FROM audit_entry WHERE action = 'DISCLOSED' AND record_id = '%s'"
                .formatted(id)));
  }

  private static boolean named(String booking) {
    return Database.number(
            "SELECT count(*) FROM person_details WHERE person_id = '%s'"
                .formatted(personOf(booking)))
        == 1;
  }

  private static String key(String person) {
    return Database.text(
        "SELECT entrepreneur_key FROM entrepreneur WHERE id = '%s'".formatted(person));
  }
}
