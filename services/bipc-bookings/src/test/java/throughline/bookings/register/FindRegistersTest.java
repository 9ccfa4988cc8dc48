package throughline.bookings.register;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.Unique;

/** In which list an adviser finds a register, and how the lists go on. */
@QuarkusTest
class FindRegistersTest {

  private final Browser adviser = Browser.of(Actors.anAdviser());
  private final Actor noor = Actors.anEntrepreneur("Noor <Wilding>");

  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aRegisterIsFoundOnItsDayThenAmongThoseToCompleteAndThenAmongTheFinished() {
    Database.execute("TRUNCATE booking CASCADE");
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

  @Test
  void theStartCountsTheSessionsOfTheDayThatTakePlace() {
    clock.set(Instant.parse("2027-12-06T09:00:00Z"));
    booked(session().starting("2027-12-06T10:00").opened(), noor);
    var gone = session().starting("2027-12-06T12:00").opened();
    booked(gone, noor);
    assertCard("Sessions today 2 2 places booked");

    var cancel = "/sessions/" + gone + "/cancel";
    adviser.send(adviser.open(cancel), cancel, Map.of("reason", "The room is flooded"));

    assertCard("Sessions today 1 1 place booked");
  }

  @Test
  void theListsNameTheVenueAndNotTheLibraryThatRunsIt() {
    var venue = "V" + Unique.number();
    Database.execute(
        "INSERT INTO venue (code, name, kind, library_code) VALUES ('%s', 'The %s', 'PARTNER', 'BICE')"
            .formatted(venue, venue));
    clock.set(Instant.parse("2026-12-15T09:00:00Z"));
    var booking = booked(session().at(venue).starting("2026-12-15T09:30").opened(), noor);
    assertTrue(adviser.open("/registers").text("table").contains("The " + venue));
    clock.set(Instant.parse("2026-12-16T09:00:00Z"));
    var open = adviser.open("/registers").text("main");
    assertTrue(open.contains("The " + venue), open);

    attendance(booking, "ATTENDED", null).statusCode(200);

    var finished = adviser.open("/registers/finished?venue=" + venue);
    assertTrue(finished.text("tbody").contains("The " + venue), finished.text("main"));
    assertTrue(
        finished.options("venue").contains("The " + venue), finished.options("venue")::toString);
    assertFalse(adviser.open("/registers/finished?venue=HUB").text("tbody").contains(venue));
  }

  private void assertCard(String words) {
    var cards = adviser.open("/").text(".tl-cards");
    assertTrue(cards.contains(words), cards);
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
}
