package throughline.volunteers.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
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

/** A few weeks of a small county, told and rolled back. */
@QuarkusTest
class SampleHoursTest {

  private static final String ENTRIES =
      """
      SELECT concat_ws(' ', p.subject, e.library_code, e.started_at, e.ended_at, e.status,
                       e.entered_at, e.approved_at, a.subject, e.version)
      FROM hours_entry e
      JOIN person p ON p.id = e.volunteer_id
      LEFT JOIN person a ON a.id = e.approved_by
      WHERE p.subject LIKE 'told-%'
      ORDER BY 1
      """;

  private static final String APPROVED_MINUTES =
      """
      SELECT cast(sum(extract(epoch FROM e.ended_at - e.started_at)) / 60 AS bigint)
      FROM hours_entry e JOIN person p ON p.id = e.volunteer_id
      WHERE p.subject LIKE 'told-%' AND e.status = 'APPROVED'
      """;

  /** What others hear of it, and when; keys are by chance. */
  private static final String HEARD =
      """
      SELECT concat_ws(' ', type, occurred_at,
                       regexp_replace(payload, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'key', 'g'))
      FROM outbox WHERE occurred_at < '2025-11-24T00:00:00Z'
      ORDER BY 1
      """;

  private static final String EVENTS_OF_LAST_YEAR =
      "SELECT count(*) FROM outbox WHERE occurred_at < '2025-11-24T00:00:00Z' AND type LIKE '%.hours-%'";

  private static final String UNDER_16 =
      """
      SELECT count(*) FROM hours_entry e JOIN volunteer v ON v.id = e.volunteer_id JOIN person p ON p.id = v.id
      WHERE p.subject LIKE 'told-%' AND v.date_of_birth > '2010-09-07' AND e.status = 'APPROVED'
      """;

  private static final String SAID_WHO =
      "SELECT count(*) FROM equality_ask WHERE state = 'ANSWERED'";

  private static final String LAST_CHANGES =
      """
      SELECT cast(sum(e.version) AS bigint) FROM hours_entry e JOIN person p ON p.id = e.volunteer_id
      WHERE p.subject LIKE 'told-%'
      """;

  @Inject SampleHours part;
  @Inject TellSummer summer;
  @Inject TellVoice voice;
  @Inject TestClock clock;
  @Inject Session database;

  private record Told(List<String> entries, List<String> heard, List<String> counted) {}

  @AfterEach
  void putTheClockBack() {
    clock.set(TestClock.NOON);
  }

  @Tag("nightly")
  @Test
  void theSameYearIsTheSameWheneverItIsTold() {
    var told = told();

    assertEquals(told, told());
    assertLooksLikeUse(told.entries());
  }

  /** Young people and an adult take shifts, and everyone came is pressed after each. */
  @Test
  void theSummerReadingChallengeIsTold() {
    QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(120));
    try {
      var year = year(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 9, 7));
      summer.tell(year);
      database.flush();
      var minutes = sum(year.tally().lines(), "volunteer-hours");

      assertTrue(minutes > 4 * 6 * 60, "minutes " + minutes);
      assertEquals(number(APPROVED_MINUTES), minutes);
      assertTrue(number(UNDER_16) > 0, "young people are among them");
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  @Test
  void ideasAreAnsweredAndVolunteersSayHowItIs() {
    QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(120));
    try {
      var year = year(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 9, 7));
      voice.tell(year);
      database.flush();
      var told = year.tally().lines();

      assertTrue(sum(told, "volunteer-ideas-answered") > 15, told::toString);
      assertTrue(sum(told, "volunteer-ideas-in-time") < sum(told, "volunteer-ideas-answered"));
      assertTrue(number("SELECT count(*) FROM survey_answer") >= 10, "answers to the survey");
      assertTrue(number(SAID_WHO) >= 10, "answers to the equality questions");
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private static void assertLooksLikeUse(List<String> entries) {
    for (var status : List.of("SUBMITTED", "APPROVED")) {
      assertTrue(entries.stream().anyMatch(entry -> entry.contains(status)), status);
    }
    assertTrue(entries.stream().noneMatch(entry -> entry.matches("\\S+ [A-Z]{4} 2025-11-16 .*")));
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
    var year = year(LocalDate.of(2025, 9, 29), LocalDate.of(2025, 11, 24));
    part.tell(year);
    database.flush();
    var counted = year.tally().lines();
    assertEquals(number(APPROVED_MINUTES), sum(counted, "volunteer-hours"));
    assertEquals(number(LAST_CHANGES), number(EVENTS_OF_LAST_YEAR), "an event for each change");
    return new Told(lines(ENTRIES), lines(HEARD), counted);
  }

  private SampleYear year(LocalDate from, LocalDate to) {
    return new SampleYear(from, to, 15, people(), new Tally(), this::moveTo);
  }

  /** The year is one transaction here: no step must find what it read before statements. */
  private void moveTo(Instant moment) {
    database.flush();
    database.clear();
    clock.set(moment);
  }

  private static SamplePeople people() {
    var usernames =
        Stream.of(
            "volunteer",
            "volunteer-and-coordinator",
            "volunteer-coordinator",
            "county-coordinator");
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
