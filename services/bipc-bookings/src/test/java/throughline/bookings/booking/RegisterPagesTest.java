package throughline.bookings.booking;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.contracts.bookings.BookingEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;

@QuarkusTest
class RegisterPagesTest {

  private final Browser adviser = Browser.of(Actors.anAdviser());
  private final Actor noor = Actors.anEntrepreneur("Noor <Wilding>");

  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void beforeCheckInOpensTheRegisterSaysWhen() {
    var session = session().opened();
    booked(session, noor);

    register(session)
        .then()
        .statusCode(200)
        .body(containsString("Noor &lt;Wilding&gt;"))
        .body(containsString("You can record who came from 25 November 2026 at 9am"))
        .body(not(containsString("<form")));
  }

  @Test
  void anEmptyRegisterSaysSo() {
    register(session().opened()).then().body(containsString("Nobody has booked this session yet."));
  }

  @Test
  void oneButtonRecordsAndAnotherPutsItRight() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);

    press(session, id, "Attended", Map.of())
        .then()
        .statusCode(303)
        .header("Location", endsWith("/sessions/" + session + "/register#" + id));
    register(session)
        .then()
        .body(allOf(containsString(">Attended</strong>"), containsString("1 hour")));
    press(session, id, "Did not come", Map.of()).then().statusCode(303);
    register(session).then().body(containsString(">Did not come</strong>"));
    press(session, id, "Came for part", Map.of("minutes-" + id, "25")).then().statusCode(303);
    register(session)
        .then()
        .body(allOf(containsString(">Came for part</strong>"), containsString("25 minutes")));
    assertEquals("PARTIAL 25 4", stored(id));
  }

  @Test
  void wrongMinutesAreNamedOnTheLineOfThatPersonOnly() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);
    var other = booked(session, Actors.anEntrepreneur("Alex Marsh"));

    press(session, id, "Came for part", Map.of("minutes-" + id, "61"))
        .then()
        .statusCode(400)
        .body(containsString("<title>Error: Register"))
        .body(containsString("href=\"#minutes-" + id + "\">Minutes must be a whole number"))
        .body(containsString("id=\"minutes-" + id + "-error\""))
        .body(containsString("value=\"61\""))
        .body(not(containsString("id=\"minutes-" + other + "-error\"")));
    assertEquals("CONFIRMED 0 1", stored(id));
  }

  @Test
  void aButtonThatIsPressedTwiceRecordsOnce() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);
    var action = "/bookings/" + id + "/attendance";
    var page = register(session);

    adviser.press(page, action, "Attended", Map.of()).then().statusCode(303);
    adviser
        .press(page, action, "Attended", Map.of())
        .then()
        .statusCode(303)
        .header("Idempotent-Replayed", "true");

    assertEquals("ATTENDED 60 2", stored(id));
  }

  @Test
  void afterSignInTheyComeBackToTheRegisterAndNothingIsRecordedYet() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);

    var page = adviser.open("/bookings/" + id + "/attendance");
    page.then().statusCode(200);
    assertTrue(page.text("h1").startsWith("Register"), page.text("h1"));
    assertEquals("CONFIRMED 0 1", stored(id));
    adviser.open("/bookings/" + UUID.randomUUID() + "/attendance").then().statusCode(404);
  }

  @Test
  void oneButtonRecordsThatEveryoneCameWhoIsNotRecordedYet() {
    var session = BookingFixture.sessionSoon();
    var first = booked(session, noor);
    var second = booked(session, Actors.anEntrepreneur());
    var third = booked(session, Actors.anEntrepreneur());
    var action = "/sessions/" + session + "/register";
    assertTrue(register(session).text("button").startsWith("Everyone came"));
    press(session, first, "Did not come", Map.of()).then().statusCode(303);
    var page = register(session);

    adviser.press(page, action, "Everyone else came", Map.of()).then().statusCode(303);
    adviser.press(page, action, "Everyone else came", Map.of()).then().statusCode(303);

    assertEquals("NO_SHOW 0 2", stored(first));
    assertEquals("ATTENDED 60 2", stored(second));
    assertEquals("ATTENDED 60 2", stored(third));
    assertEquals(2, Published.awaitOf(BookingEvents.TOPIC, third, 2).size());
    assertFalse(register(session).text("button").contains("Everyone"));
  }

  @Test
  void beforeCheckInOpensNobodyCanSayThatEveryoneCame() {
    var session = session().opened();
    var id = booked(session, noor);
    var soon = BookingFixture.sessionSoon();
    booked(soon, noor);
    var action = "/sessions/" + soon + "/register";
    var keys = adviser.open(action).value("csrf-token");

    adviser
        .post("/sessions/" + session + "/register", Map.of("csrf-token", keys))
        .then()
        .statusCode(409);
    assertEquals("CONFIRMED 0 1", stored(id));
  }

  @Test
  void theButtonSaysWhatIsRecorded() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);
    assertFalse(register(session).has("button[aria-pressed=true]"));

    press(session, id, "Attended", Map.of());
    assertEquals("ATTENDED", pressed(session));
    press(session, id, "Did not come", Map.of());
    assertEquals("NO_SHOW", pressed(session));
  }

  private String pressed(String session) {
    return Jsoup.parse(register(session).source()).select("button[aria-pressed=true]").val();
  }

  @Test
  void aRegisterIsFoundOnItsDayThenAmongThoseToCompleteAndThenAmongTheFinished() {
    Database.execute("DELETE FROM booking");
    Database.execute("UPDATE session SET taken = 0");
    var session = session().titled("Who came?").starting("2026-12-08T18:00").opened();
    var first = booked(session, noor);
    var second = booked(session, Actors.anEntrepreneur());
    var gone = booked(session, Actors.anEntrepreneur());
    Database.execute(
        "UPDATE booking SET status = 'CANCELLED_BY_USER', cancelled_at = now() WHERE id = '%s'"
            .formatted(gone));
    var link = "/sessions/" + session + "/register";

    clock.set(Instant.parse("2026-12-07T12:00:00Z"));
    assertEquals("", found(link));
    clock.set(Instant.parse("2026-12-08T08:00:00Z"));
    assertEquals("registers-today", found(link));
    clock.set(Instant.parse("2026-12-08T17:00:00Z"));
    attendance(first, "ATTENDED", null).statusCode(200);
    assertEquals("registers-today", found(link));
    clock.set(Instant.parse("2026-12-09T08:00:00Z"));
    assertEquals("registers-unfinished", found(link));
    attendance(second, "NO_SHOW", null).statusCode(200);
    assertEquals("registers-finished", found(link));
  }

  /** The lists that hold the register. */
  private String found(String link) {
    return Stream.of("/registers", "/registers/finished")
        .map(page -> Jsoup.parse(adviser.open(page).source()))
        .flatMap(page -> page.select("table:has(a[href=" + link + "]) caption").stream())
        .map(caption -> caption.id().replace("-caption", ""))
        .collect(Collectors.joining(" "));
  }

  @Test
  void theListOfFinishedRegistersGoesOnWhereItStopped() {
    clock.set(Instant.parse("2028-03-01T09:00:00Z"));
    var session = session().titled("Last of all").starting("2028-03-01T09:30").opened();
    attendance(booked(session, noor), "ATTENDED", null).statusCode(200);
    var earlier = session().titled("Before that").starting("2028-03-01T09:10").opened();
    attendance(booked(earlier, Actors.anEntrepreneur()), "NO_SHOW", null).statusCode(200);

    var all = adviser.open("/registers/finished").text("tbody th");
    assertTrue(all.startsWith("Last of all Before that"), all);
    var rest = adviser.open("/registers/finished?after=" + session).text("tbody th");
    assertTrue(rest.startsWith("Before that"), rest);
  }

  @Test
  void theHistoryOfABookingSaysWhoRecordedAndWhoCancelled() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);
    attendance(id, "NO_SHOW", null).statusCode(200);
    assertTrue(register(session).links().contains("/bookings/" + id + "/history"));
    var cancel = "/bookings/" + id + "/cancel";
    adviser.send(adviser.open(cancel), cancel, Map.of("reason", "Had told us by telephone"));

    var page = adviser.open("/bookings/" + id + "/history");

    assertEquals("Protect your idea The booking of Noor <Wilding>", page.text("h1"));
    assertEquals(
        "Booking cancelled by you 24 November 2026 at midday Cancelled by staff, before it Did not"
            + " come Reason: Had told us by telephone Attendance recorded by an adviser 24 November"
            + " 2026 at midday Did not come, before it Booked",
        page.text("ol"));
    assertTrue(register(session).links().contains("/bookings/" + id + "/history"));
  }

  @Test
  void registersAreForAdvisersOnly() {
    var session = session().opened();

    Browser.of(noor).open("/sessions/" + session + "/register").then().statusCode(403);
    Browser.of(noor).open("/registers").then().statusCode(403);
    Browser.of(noor).open("/bookings/" + session + "/attendance").then().statusCode(403);
    Browser.ofNobody().open("/registers").then().statusCode(401);
  }

  private Page register(String session) {
    return adviser.open("/sessions/" + session + "/register");
  }

  private Page press(String session, String booking, String button, Map<String, String> typed) {
    return adviser.press(register(session), "/bookings/" + booking + "/attendance", button, typed);
  }

  private static String stored(String booking) {
    return Database.text(
        "SELECT concat_ws(' ', status, minutes, version) FROM booking WHERE id = '%s'"
            .formatted(booking));
  }
}
