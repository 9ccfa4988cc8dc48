package throughline.bookings.register;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.BookingFixture;
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
        .header(
            "Location", endsWith("/sessions/" + session + "/register?recorded=" + id + "#left"));
    register(session)
        .then()
        .body(allOf(containsString(">Attended</strong>"), containsString("1 hour")));
    press(session, id, "Did not come", Map.of()).then().statusCode(303);
    register(session).then().body(containsString(">Did not come</strong>"));
    cameForPart(id, "25").then().statusCode(303);
    register(session)
        .then()
        .body(allOf(containsString(">Came for part</strong>"), containsString("25 minutes")));
    assertEquals("PARTIAL 25 4", stored(id));
  }

  @Test
  void wrongMinutesAreNamedWhereTheyWereTyped() {
    var id = booked(BookingFixture.sessionSoon(), noor);

    var page = cameForPart(id, "61");

    page.then().statusCode(400).body(containsString("<title>Error: Came for part of it"));
    assertEquals("Noor <Wilding> came for part of it", page.text("h1"));
    assertEquals(List.of("#minutes Minutes must be a whole number from 1 to 59"), page.problems());
    assertEquals("61", page.typed("minutes"));
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

  /** The page comes from the browser's memory, with the key that it had. */
  @Test
  void whoeverGoesBackToThePagePressesAnyButtonAndItDoesWhatItSays() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);
    var other = booked(session, Actors.anEntrepreneur());
    var action = "/bookings/" + id + "/attendance";
    var page = register(session);

    adviser.press(page, action, "Attended", Map.of()).then().statusCode(303);
    adviser.press(page, "/bookings/" + other + "/attendance", "Attended", Map.of());
    adviser.press(page, action, "Did not come", Map.of()).then().statusCode(303);
    assertEquals("NO_SHOW 0 3", stored(id));
    adviser.press(page, action, "Attended", Map.of()).then().statusCode(303);

    assertEquals("ATTENDED 60 4", stored(id));
    assertEquals("ATTENDED 60 2", stored(other));
  }

  /** The enter key presses the first button of the field's form. */
  @Test
  void nothingOnTheRegisterIsTypedInto() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);

    var page = register(session);
    assertEquals(List.of(), page.inputs());
    assertEquals(
        Set.of("csrf-token", "idempotencyKey", "version", "pressed"),
        Set.copyOf(Jsoup.parse(page.source()).select("main [name]").eachAttr("name")),
        "of these a form that outlives its session keeps nothing");
    var form = adviser.open("/bookings/" + id + "/part");
    assertEquals(List.of("minutes"), form.inputs());
    assertEquals("Came for part", form.text("button"));
  }

  @Test
  void eachButtonAndLinkSaysToAScreenReaderWhomItIsAbout() {
    var session = BookingFixture.sessionSoon();
    booked(session, noor);

    var page = Jsoup.parse(register(session).source());

    assertEquals(
        List.of("Attended", "Did not come", "Late", "Came for part of it", "Cancel this booking"),
        page.select("li [aria-labelledby]").stream()
            .map(control -> named(control).replace(" Noor <Wilding>", ""))
            .toList());
    assertTrue(
        page.select("li [aria-labelledby]").stream()
            .allMatch(control -> named(control).endsWith(" Noor <Wilding>")));
  }

  private static String named(Element control) {
    return Stream.of(control.attr("aria-labelledby").split(" "))
        .map(id -> control.ownerDocument().getElementById(id).text())
        .collect(Collectors.joining(" "));
  }

  @Test
  void aRegisterOfManyComesInPartsAndWhatIsLeftToRecordIsAlwaysFirst() {
    var session = soonForPeople(100);
    var everyone = IntStream.rangeClosed(1, 42).mapToObj("Person %02d"::formatted).toList();
    var ids = everyone.stream().map(name -> booked(session, Actors.anEntrepreneur(name))).toList();
    assertFalse(register(session).text("main").contains("cancelled"));
    cancel(ids.get(2));
    var first = register(session);
    assertTrue(first.text("main").contains("41 of 100 places booked, 1 booking cancelled"));
    var second = adviser.open(partBehind(first));
    assertTrue(second.text("main").contains("Showing 21 to 40 of 42 bookings."));
    assertEquals("Person 22", second.text("h2").substring(0, 9));

    var action = "/bookings/" + ids.get(0) + "/attendance";
    var back = adviser.follow(adviser.press(first, action, "Did not come", Map.of()));

    assertEquals("Person 02", back.text("h2").substring(0, 9));
    assertEquals("Person 01: Did not come. Change 40 left to record.", back.text("#left"));
    var third = adviser.open(partBehind(adviser.open(partBehind(back))));
    assertEquals("Person 01 Cancelled Somebody else?", third.text("h2"));
    assertEquals("Person 03: Cancelled by staff", third.text("#cancelled + ul"));
    var change = adviser.open("/sessions/" + session + "/register?at=" + ids.get(0));
    assertTrue(change.has("li[id=" + ids.get(0) + "]"));
  }

  @Test
  void everyoneCameMeansEveryoneOfTheSessionFromWhicheverPartItIsPressed() {
    var session = soonForPeople(30);
    for (int i = 0; i < 22; i++) {
      booked(session, Actors.anEntrepreneur("Person " + (10 + i)));
    }
    var second = adviser.open(partBehind(register(session)));
    assertEquals("Person 30 Person 31 Somebody else?", second.text("h2"));

    var back = adviser.follow(adviser.press(second, action(second), "Everyone came", Map.of()));

    assertEquals("The register is complete.", back.text("#left"));
    assertEquals(
        22,
        Database.number(
            "SELECT count(*) FROM booking WHERE session_id = '%s' AND status = 'ATTENDED'"
                .formatted(session)));
  }

  /** With its stylesheet and script, which are up to 16 kB, a page stays below 60. */
  @Test
  void aPageOfTheLongestNamesThereCanBeIsBelow44Kilobytes() {
    var session = soonForPeople(500);
    for (int i = 0; i < 21; i++) {
      var id = booked(session, Actors.anEntrepreneur("Wilhelmina ".repeat(24).substring(0, 255)));
      attendance(id, "PARTIAL", 59).statusCode(200);
    }

    var page = register(session);

    assertTrue(page.text("main").contains("Showing 1 to 20 of 21 bookings."));
    var bytes = page.source().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 44_000, () -> bytes + " bytes");
  }

  private static String soonForPeople(int places) {
    return session()
        .titled("T".repeat(100))
        .starting("2026-11-24T12:30")
        .forPeople(places)
        .opened();
  }

  private static String partBehind(Page page) {
    return Jsoup.parse(page.source()).select("a[rel=next]").attr("href");
  }

  private static String action(Page page) {
    return Jsoup.parse(page.source()).select("form#register").attr("action");
  }

  private void cancel(String booking) {
    var action = "/bookings/" + booking + "/cancel";
    adviser.send(adviser.open(action), action, Map.of("reason", "Had told us by telephone"));
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
  void whoeverBooksWhileTheRegisterIsOpenIsNotAmongEveryone() {
    var session = BookingFixture.sessionSoon();
    var shown = booked(session, noor);
    var page = register(session);
    clock.advance(Duration.ofMinutes(1));
    var later = booked(session, Actors.anEntrepreneur("Alex Marsh"));

    var back = adviser.follow(adviser.press(page, action(page), "Everyone came", Map.of()));

    assertEquals("ATTENDED 60 2", stored(shown));
    assertEquals("CONFIRMED 0 1", stored(later));
    assertEquals(
        "1 person booked after you had opened the register. Nothing is recorded of them yet: they"
            + " are still “Booked”.",
        back.text("#newer"));
    back = adviser.follow(adviser.press(back, action(back), "Everyone else came", Map.of()));
    assertEquals("ATTENDED 60 2", stored(later));
    assertFalse(back.has("#newer"));
  }

  /** As from a page of the version before, or a broken one. */
  @Test
  void whereNothingSaysWhomTheAdviserSawNobodyIsRecorded() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);
    var page = register(session);
    var keys = Map.of("csrf-token", page.value("csrf-token"), "version", "nonsense");

    var back = adviser.follow(adviser.post(action(page), keys));

    assertTrue(back.has("#newer"));
    assertEquals("CONFIRMED 0 1", stored(id));
  }

  @Test
  void whoCameHasNoLinkToCancelOnceTheSessionHasBegun() {
    var session = BookingFixture.sessionSoon();
    var id = booked(session, noor);
    attendance(id, "ATTENDED", null).statusCode(200);
    var cancel = "/bookings/" + id + "/cancel";
    assertTrue(register(session).links().contains(cancel));
    assertTrue(adviser.open(cancel).text("main").contains("The place is free at once."));

    clock.set(Instant.parse("2026-11-24T12:30:00Z"));

    assertFalse(register(session).links().contains(cancel));
    assertFalse(adviser.open(cancel).text("main").contains("The place is free"));
    attendance(id, "NO_SHOW", null).statusCode(200);
    assertTrue(register(session).links().contains(cancel));
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
        .post(
            "/sessions/" + session + "/register",
            Map.of("csrf-token", keys, "version", TestClock.NOON.toString()))
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
  void theHistorySaysForHowManyMinutesSomebodyCameAndCameBeforeThatWasPutRight() {
    var id = booked(BookingFixture.sessionSoon(), noor);
    attendance(id, "PARTIAL", 20).statusCode(200);
    attendance(id, "PARTIAL", 45).statusCode(200);

    var page = adviser.open("/bookings/" + id + "/history");

    assertEquals(
        "Attendance recorded by an adviser 24 November 2026 at midday 45 minutes, before it 20"
            + " minutes Attendance recorded by an adviser 24 November 2026 at midday Came for part,"
            + " before it Booked 20 minutes, before it 0 minutes",
        page.text("ol"));
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

  private Page cameForPart(String booking, String minutes) {
    var action = "/bookings/" + booking + "/part";
    return adviser.send(adviser.open(action), action, Map.of("minutes", minutes));
  }

  private static String stored(String booking) {
    return Database.text(
        "SELECT concat_ws(' ', status, minutes, version) FROM booking WHERE id = '%s'"
            .formatted(booking));
  }
}
