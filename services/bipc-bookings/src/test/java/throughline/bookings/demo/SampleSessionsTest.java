package throughline.bookings.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.demo.Tally;
import throughline.platform.testing.TestClock;

/** A few months of a small centre, told and rolled back. */
@QuarkusTest
class SampleSessionsTest {

  private static final String BOOKINGS =
      """
      SELECT concat_ws(' ', s.title, s.topic, s.starts_at, s.taken, p.subject, d.display_name,
                       b.channel, b.status, b.minutes, b.booked_at, b.recorded_at, b.cancelled_at)
      FROM booking b
      JOIN session s ON s.id = b.session_id
      JOIN person p ON p.id = b.entrepreneur_id
      JOIN person_details d ON d.person_id = p.id
      JOIN person opener ON opener.id = s.opened_by
      WHERE opener.subject LIKE 'told-%'
      ORDER BY 1
      """;

  private static final String ATTENDED =
      """
      SELECT count(*) FROM booking b JOIN session s ON s.id = b.session_id
      JOIN person opener ON opener.id = s.opened_by
      WHERE opener.subject LIKE 'told-%' AND b.status IN ('ATTENDED', 'PARTIAL')
      """;

  private static final String STARTED =
      """
      SELECT count(*) FROM follow_up WHERE told_started AND told_on < '2025-10-24'
      """;

  private static final String ENQUIRIES =
      """
      SELECT cast(sum(count) AS bigint) FROM enquiry_count WHERE day < '2025-10-24'
      """;

  private static final String CHANGES =
      """
      SELECT cast(sum(b.version) AS bigint) FROM booking b JOIN session s ON s.id = b.session_id
      JOIN person opener ON opener.id = s.opened_by WHERE opener.subject LIKE 'told-%'
      """;

  /** What others hear of it, and when; keys are by chance. */
  private static final String HEARD =
      """
      SELECT concat_ws(' ', type, occurred_at,
                       regexp_replace(payload, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'key', 'g'))
      FROM outbox WHERE occurred_at < '2025-10-24T00:00:00Z'
      ORDER BY 1
      """;

  private static final String EVENTS_OF_LAST_YEAR =
      "SELECT count(*) FROM outbox WHERE aggregate_type = 'booking' AND occurred_at < '2025-10-24T00:00:00Z'";

  @Inject SampleSessions part;
  @Inject TestClock clock;
  @Inject Session database;

  private record Told(List<String> bookings, List<String> heard, List<String> counted) {}

  @AfterEach
  void putTheClockBack() {
    clock.set(TestClock.NOON);
  }

  @Tag("nightly")
  @Test
  void theSameYearIsTheSameWheneverItIsTold() {
    var told = told();

    assertEquals(told, told());
    assertLooksLikeUse(told.bookings());
    for (var event : List.of("enquiry-counted", "outcome-reported")) {
      assertTrue(told.heard().stream().anyMatch(heard -> heard.contains(event)), event);
    }
  }

  private static void assertLooksLikeUse(List<String> bookings) {
    for (var status : List.of("ATTENDED", "NO_SHOW", "CANCELLED_BY_USER", "CONFIRMED", "WALK_IN")) {
      assertTrue(bookings.stream().anyMatch(booking -> booking.contains(status)), status);
    }
  }

  private Told told() {
    QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(120));
    try {
      return tell();
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private Told tell() {
    var year =
        new SampleYear(
            LocalDate.of(2025, 6, 1),
            LocalDate.of(2025, 10, 24),
            12,
            people(),
            new Tally(),
            clock::set);
    part.tell(year);
    database.flush();
    var counted = year.tally().lines();
    assertEquals(number(ATTENDED), sum(counted, "bipc-sessions-attended"));
    assertEquals(number(STARTED), sum(counted, "businesses-started"));
    assertEquals(number(ENQUIRIES), sum(counted, "bipc-enquiries"));
    assertEquals(number(CHANGES), number(EVENTS_OF_LAST_YEAR), "an event for each change");
    return new Told(lines(BOOKINGS), lines(HEARD), counted);
  }

  private static SamplePeople people() {
    var usernames = Stream.of("bipc-adviser", "bipc-adviser-spoke", "entrepreneur");
    return new SamplePeople(
        "told", usernames.map(name -> new SamplePerson(name, "told-" + name, name, "")).toList());
  }

  private List<String> lines(String sql) {
    return database.createNativeQuery(sql, String.class).getResultList();
  }

  private long number(String sql) {
    return database.createNativeQuery(sql, Long.class).getSingleResult();
  }

  private static long sum(List<String> counted, String measure) {
    return counted.stream()
        .map(line -> line.split(" "))
        .filter(words -> words[0].equals(measure))
        .mapToLong(words -> Long.parseLong(words[2]))
        .sum();
  }
}
