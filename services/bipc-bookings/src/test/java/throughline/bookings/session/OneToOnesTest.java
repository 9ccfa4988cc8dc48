package throughline.bookings.session;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.testing.Actors;
import throughline.bookings.venue.VenueFixture;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Unique;

/** Sessions of one place from an adviser's weekly hours. */
@QuarkusTest
class OneToOnesTest {
  @Inject MakeOneToOnes makeOneToOnes;

  private final String adviser = VenueFixture.adviser("One to one " + Unique.number());
  private final Browser staff = Browser.of(Actors.anAdviser());

  @Test
  void tenToOneByFortyFiveAndFifteenGivesThreeOnEachTuesdayOnce() {
    assertEquals(303, hours(Map.of()).status());

    assertEquals(
        "10:00, 11:00, 12:00",
        Database.text(
            "SELECT string_agg(to_char(starts_local, 'HH24:MI'), ', ' ORDER BY starts_local) FROM session WHERE adviser_id = '%s' AND starts_local::date = '2026-12-01'"
                .formatted(adviser)));
    assertEquals(
        15,
        count(
            "capacity = 1 AND kind = 'ONE_TO_ONE' AND closes_at = starts_at - interval '24 hours'"));
    makeOneToOnes.run();
    assertEquals(15, count("true"));
  }

  @Test
  void aDayOffRemovesTheFreeOnesAndListsTheBooked() {
    hours(Map.of());
    var booked =
        Database.text(
            "SELECT id FROM session WHERE adviser_id = '%s' AND starts_local = '2026-12-08 11:00'"
                .formatted(adviser));
    BookingFixture.booked(booked, Actors.anEntrepreneur());

    staff.send(
        staff.open(page()),
        page(),
        Map.of("part", "leave", "firstDay", "8 December 2026", "lastDay", ""));

    assertEquals(1, count("starts_local::date = '2026-12-08'"));
    assertEquals(12, count("starts_local::date <> '2026-12-08'"));
    var shown = staff.open(page()).text("#stranded");
    assertTrue(shown.contains("Tuesday 8 December 2026 at 11am: 1 booked"), shown);
    makeOneToOnes.run();
    assertEquals(1, count("starts_local::date = '2026-12-08'"), "nothing new while they are away");
    SessionFixture.session()
        .starting("2026-12-08T15:00")
        .with("adviser", adviser)
        .send()
        .statusCode(409)
        .body("detail", containsString("is away until 8 December 2026"));
  }

  @Test
  void endedHoursLoseTheFreeOnesKeepTheBookedAndMakeNoMore() {
    hours(Map.of());
    var ended = id("weekly_hours");
    BookingFixture.booked(id("session"), Actors.anEntrepreneur());
    var elsewhere = Browser.of(Actors.anAdviser().at("WEST"));
    var typed = Map.of("part", "no-hours", "hours", ended);

    assertFalse(elsewhere.open(page()).text("main").contains("End these hours"));
    assertEquals(404, elsewhere.send(elsewhere.open(page()), page(), typed).status());
    assertEquals(15, count("true"));
    assertEquals(303, staff.send(staff.open(page()), page(), typed).status());

    assertEquals(1, count("true"));
    makeOneToOnes.run();
    assertEquals(1, count("true"));
    assertFalse(staff.open(page()).text("main").contains("End these hours"));
    assertEquals(404, staff.send(staff.open(page()), page(), typed).status());
  }

  @Test
  void leaveThatIsTakenBackMakesTheFreeOnesAgain() {
    hours(Map.of());
    staff.send(
        staff.open(page()),
        page(),
        Map.of("part", "leave", "firstDay", "8 December 2026", "lastDay", ""));
    assertEquals(12, count("true"));

    var typed = Map.of("part", "no-leave", "leave", id("adviser_leave"));
    assertEquals(303, staff.send(staff.open(page()), page(), typed).status());

    assertEquals(15, count("true"));
    assertFalse(staff.open(page()).text("main").contains("Not away after all"));
    assertEquals(404, staff.send(staff.open(page()), page(), typed).status());
  }

  private String id(String table) {
    return Database.text(
        "SELECT id FROM %s WHERE adviser_id = '%s' LIMIT 1".formatted(table, adviser));
  }

  @Test
  void hoursThatEndBeforeTheyBeginAreRefused() {
    var answer = hours(Map.of("from", "13:00", "to", "10:00"));

    assertEquals(400, answer.status());
    assertTrue(answer.problems().toString().contains("The end must be after the start"));
  }

  @ParameterizedTest
  @CsvSource({"10:00, 13:00, 45, 15, 3", "10:00, 10:45, 45, 15, 1", "10:00, 12:59, 60, 0, 2"})
  void asManySlotsAsEndWithinTheHours(String from, String to, int slot, int buffer, int slots) {
    var hours =
        new Advisers.Hours(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            2,
            LocalTime.parse(from),
            LocalTime.parse(to),
            slot,
            buffer,
            0,
            null);

    assertEquals(slots, MakeOneToOnes.starts(hours).count());
  }

  private Page hours(Map<String, String> other) {
    var typed = new HashMap<String, String>();
    typed.put("part", "hours");
    typed.put("title", "Ask an adviser");
    typed.put("topic", "STARTING");
    typed.put("venue", "SPOKE");
    typed.put("weekday", "TUESDAY");
    typed.put("from", "10:00");
    typed.put("to", "13:00");
    typed.put("slot", "45");
    typed.put("buffer", "15");
    typed.put("notice", "24");
    typed.putAll(other);
    return staff.send(staff.open(page()), page(), typed);
  }

  private String page() {
    return "/advisers/" + adviser;
  }

  private long count(String condition) {
    return Database.number(
        "SELECT count(*) FROM session WHERE adviser_id = '%s' AND %s"
            .formatted(adviser, condition));
  }
}
