package throughline.bookings.week;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import throughline.bookings.DayRange;
import throughline.bookings.testing.Actors;
import throughline.bookings.week.Week.Count;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** Every number of a manager's week is what the registers say. */
@QuarkusTest
class WeekTest {

  private static final LocalDate MONDAY = LocalDate.of(2031, 3, 24);
  private static final DayRange DAYS = DayRange.of(MONDAY, MONDAY.plusDays(6));
  private static final Map<String, String> LIBRARIES = Map.of("HUB", "WEST", "SPOKE", "BLAC");
  private static final List<String> STATUSES =
      List.of("CONFIRMED", "ATTENDED", "PARTIAL", "NO_SHOW", "CANCELLED_BY_USER");

  @Inject Weeks weeks;

  private record Made(
      LocalDate day,
      String venue,
      String library,
      Topic topic,
      boolean cancelled,
      int capacity,
      List<String> bookings,
      int waiting,
      int inGroups) {
    long with(Predicate<String> status) {
      return bookings.stream().filter(status).count();
    }
  }

  private final Map<String, String> people = new HashMap<>();

  @Test
  void everyNumberEqualsACountByHandOfRandomRegisters() {
    for (var seed = 1; seed <= 5; seed++) {
      forget();
      var made = randomSessions(new Random(seed));

      for (var places : List.of(Places.everywhere(), Places.of("BLAC"))) {
        var seen = made.stream().filter(each -> places.includes(each.library())).toList();
        var week = weeks.of(DAYS, places);

        assertEquals(count("All", seen), week.all(), "seed " + seed);
        assertSame(seen, week.byDay(), each -> London.weekday(each.day()));
        assertSame(seen, week.byVenue(), Made::venue);
        assertSame(seen, week.byTopic(), each -> Weeks.topic(each.topic()));
        assertEquals(seen.size(), weeks.each(DAYS, places).size());
      }
    }
    forget();
  }

  private static void assertSame(
      List<Made> made, List<Count> counted, Function<Made, String> name) {
    var byHand = new HashMap<String, List<Made>>();
    made.forEach(
        each -> byHand.computeIfAbsent(name.apply(each), key -> new ArrayList<>()).add(each));
    var expected = new HashMap<String, Count>();
    byHand.forEach((key, some) -> expected.put(key, count(key, some)));
    var actual = new HashMap<String, Count>();
    counted.forEach(each -> actual.put(each.name(), each));
    assertEquals(expected, actual);
    assertEquals(counted.size(), actual.size());
  }

  private static Count count(String name, List<Made> some) {
    return new Count(
        name,
        some.stream().filter(each -> !each.cancelled()).count(),
        some.stream().filter(Made::cancelled).count(),
        some.stream().filter(each -> !each.cancelled()).mapToLong(Made::capacity).sum(),
        sum(some, status -> !status.startsWith("CANCELLED")),
        sum(some, status -> status.equals("ATTENDED") || status.equals("PARTIAL")),
        sum(some, "NO_SHOW"::equals),
        sum(some, "CONFIRMED"::equals),
        some.stream().mapToLong(Made::waiting).sum(),
        some.stream().mapToLong(Made::inGroups).sum());
  }

  private static long sum(List<Made> some, Predicate<String> status) {
    return some.stream().mapToLong(each -> each.with(status)).sum();
  }

  @Test
  void thePageBeginsWithThePictureAndItsFilesSayTheSame() {
    forget();
    add(
        new Made(
            MONDAY, "HUB", "WEST", Topic.FINANCE, false, 4, List.of("ATTENDED", "NO_SHOW"), 3, 21));
    var adviser = Browser.of(Actors.anAdviser().at("WEST"));
    var elsewhere = Browser.of(Actors.anAdviser().at("BLAC"));
    var days = "?from=2031-03-24&to=2031-03-30";

    var page = adviser.open("/week" + days);
    var csv = new String(adviser.open("/week/sessions.csv" + days).bytes(), StandardCharsets.UTF_8);
    var xlsx = adviser.open("/week/sessions.xlsx" + days);

    assertEquals("24 March 2031 to 30 March 2031", page.text("h1"));
    assertTrue(page.text(".tl-figures").contains("50%"), page.text(".tl-figures"));
    assertTrue(page.text(".tl-figures").contains("2 of 4 in 1 sessions"));
    assertTrue(page.has("svg .tl-chart__part"));
    assertTrue(page.text("table").contains("Finance"));
    assertTrue(csv.contains(",Finance,No,4,2,1,1,0,3,21\r\n"), csv);
    assertTrue(
        xlsx.header("Content-Disposition").contains("sessions-2031-03-24-to-2031-03-30.xlsx"));
    assertEquals('P', xlsx.bytes()[0]);
    assertFalse(elsewhere.open("/week" + days).has("svg"));
    assertFalse(
        new String(elsewhere.open("/week/sessions.csv" + days).bytes(), StandardCharsets.UTF_8)
            .contains("Finance"));
    forget();
  }

  @Test
  void wrongDaysAreNamedAndThisWeekIsShown() {
    var page = Browser.of(Actors.anAdviser()).open("/week?from=2031-03-30&to=2031-03-24");

    assertEquals(200, page.status());
    assertEquals("23 November 2026 to 29 November 2026", page.text("h1"));
    assertEquals(List.of("#to The last day must not be before the first"), page.problems());
  }

  private List<Made> randomSessions(Random random) {
    var all = new ArrayList<Made>();
    for (var i = 0; i < 14; i++) {
      var kind = random.nextBoolean() ? "HUB" : "SPOKE";
      var topic = random.nextInt(4) == 0 ? null : Topic.values()[random.nextInt(3)];
      var cancelled = random.nextInt(6) == 0;
      var bookings = new ArrayList<String>();
      for (var n = random.nextInt(7); n > 0; n--) {
        bookings.add(
            cancelled ? "CANCELLED_BY_PROVIDER" : STATUSES.get(random.nextInt(STATUSES.size())));
      }
      var made =
          new Made(
              MONDAY.plusDays(random.nextInt(7)),
              kind,
              LIBRARIES.get(kind),
              topic,
              cancelled,
              8 + random.nextInt(5),
              bookings,
              cancelled ? 0 : random.nextInt(3),
              random.nextInt(5) == 0 ? 20 : 0);
      add(made);
      all.add(made);
    }
    // Beside the days that are asked for.
    add(new Made(MONDAY.minusDays(1), "HUB", "WEST", null, false, 9, List.of("ATTENDED"), 1, 5));
    add(new Made(MONDAY.plusDays(7), "HUB", "WEST", null, false, 9, List.of("ATTENDED"), 1, 5));
    return all.stream().map(this::named).toList();
  }

  private Made named(Made made) {
    return new Made(
        made.day(),
        Database.text("SELECT name FROM venue WHERE code = '%s'".formatted(made.venue())),
        made.library(),
        made.topic(),
        made.cancelled(),
        made.capacity(),
        made.bookings(),
        made.waiting(),
        made.inGroups());
  }

  private void add(Made made) {
    var session = UUID.randomUUID();
    var starts = LocalDateTime.of(made.day(), LocalTime.of(10, 0));
    var at = starts.atZone(London.ZONE).toOffsetDateTime();
    var live = made.with(status -> !status.startsWith("CANCELLED"));
    Database.execute(
        """
        INSERT INTO session (id, version, title, venue_kind, venue_code, library_code, delivery,
          starts_local, zone, minutes, starts_at, ends_at, closes_at, capacity, taken, opened_by,
          opened_at, topic, cancelled_at, cancel_reason)
        SELECT '%s', 1, 'Week of a test', '%s', '%s', '%s', 'IN_PERSON', '%s', 'Europe/London', 60,
               '%s', CAST('%s' AS timestamptz) + interval '1 hour', '%s', %d, %d, '%s', now(), %s,
               %s, %s
        """
            .formatted(
                session,
                made.venue(),
                made.venue(),
                made.library(),
                starts,
                at,
                at,
                at,
                made.capacity(),
                live,
                somebody("opener"),
                made.topic() == null ? "NULL" : "'" + made.topic() + "'",
                made.cancelled() ? "now()" : "NULL",
                made.cancelled() ? "'Flooded'" : "NULL"));
    for (var i = 0; i < made.bookings().size(); i++) {
      addBooking(session, made.bookings().get(i));
    }
    if (made.inGroups() > 0) {
      Database.execute(
          """
          INSERT INTO group_count
            (id, version, session_id, group_kind, people, counted_by, counted_at)
          VALUES (gen_random_uuid(), 1, '%s', 'SCHOOL', %d, '%s', now())
          """
              .formatted(session, made.inGroups(), somebody("opener")));
    }
    for (var i = 0; i < made.waiting(); i++) {
      Database.execute(
          """
          INSERT INTO place_request (id, session_id, name, address, state, asked_at, written_at)
          VALUES (gen_random_uuid(), '%s', 'Noor', '%s@example.org', 'WAITING', now(), now())
          """
              .formatted(session, UUID.randomUUID()));
    }
  }

  private void addBooking(UUID session, String status) {
    var came = status.equals("ATTENDED") || status.equals("PARTIAL");
    var recorded = came || status.equals("NO_SHOW");
    var cancelled = status.startsWith("CANCELLED");
    Database.execute(
        """
        INSERT INTO booking (id, version, session_id, entrepreneur_id, status, minutes, booked_at,
                             recorded_by, recorded_at, cancelled_at, cancel_reason)
        VALUES (gen_random_uuid(), 1, '%s', '%s', '%s', %d, now(), %s, %s, %s, %s)
        """
            .formatted(
                session,
                entrepreneur(),
                status,
                came ? 30 : 0,
                recorded ? "'" + somebody("opener") + "'" : "NULL",
                recorded ? "now()" : "NULL",
                cancelled ? "now()" : "NULL",
                status.equals("CANCELLED_BY_PROVIDER") ? "'Flooded'" : "NULL"));
  }

  private String entrepreneur() {
    var id = somebody(UUID.randomUUID().toString());
    Database.execute("INSERT INTO entrepreneur (id) VALUES ('%s')".formatted(id));
    return id;
  }

  private String somebody(String name) {
    return people.computeIfAbsent(
        name,
        each -> {
          var id = UUID.randomUUID().toString();
          Database.execute("INSERT INTO person (id) VALUES ('%s')".formatted(id));
          return id;
        });
  }

  private static void forget() {
    var these = "(SELECT id FROM session WHERE title = 'Week of a test')";
    Database.execute("DELETE FROM group_count WHERE session_id IN " + these);
    Database.execute("DELETE FROM place_request WHERE session_id IN " + these);
    Database.execute("DELETE FROM booking WHERE session_id IN " + these);
    Database.execute("DELETE FROM session WHERE title = 'Week of a test'");
  }
}
