package throughline.membership.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.demo.Tally;
import throughline.membership.person.vault.OfVault;
import throughline.platform.testing.TestClock;

/** Some weeks of a small county, told and rolled back. */
@QuarkusTest
class SampleEnrolmentsTest {

  private static final LocalDate TODAY = LocalDate.of(2025, 11, 24);

  private static final String MEMBERS =
      """
      SELECT concat_ws(' ', m.enrolled_at_office, m.recorded_at, m.enrolled_at_library,
                       m.record_state, m.version, c.number, v.given_names, v.date_of_birth)
      FROM member m
      JOIN vault.child v ON v.member_key = m.key
      LEFT JOIN card c ON c.member_key = m.key AND c.voided_at IS NULL
      WHERE m.recorded_by LIKE 'told-%'
      ORDER BY 1
      """;

  /** What others hear of it, and when; keys are by chance. */
  private static final String HEARD =
      """
      SELECT concat_ws(' ', type, occurred_at,
                       regexp_replace(payload, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'key', 'g'))
      FROM outbox WHERE occurred_at < '2025-11-24T00:00:00Z'
      ORDER BY 1
      """;

  private static final String ALIKE =
      """
      SELECT concat_ws(' ', c.opened_at, c.score, one.date_of_birth, one.search_name, other.date_of_birth)
      FROM duplicate_case c
      JOIN vault.child one ON one.member_key = c.one
      JOIN vault.child other ON other.member_key = c.other
      JOIN member m ON m.key = c.one
      WHERE m.recorded_by LIKE 'told-%'
      ORDER BY 1
      """;

  private static final String STANDING =
      "SELECT count(*) FROM member WHERE recorded_by LIKE 'told-%' AND record_state = 'VALID'";

  private static final String MEMBERS_UNDER_5_AT_LAST =
      """
      SELECT count(*) FROM member m
      JOIN membership_spell s ON s.member_key = m.key AND s.status = 'ACTIVE'
        AND s.from_date <= DATE '2025-11-23' AND (s.to_date IS NULL OR s.to_date > DATE '2025-11-23')
      JOIN residency_spell r ON r.member_key = m.key AND r.state = 'IN_COUNTY'
        AND r.from_date <= DATE '2025-11-23' AND (r.to_date IS NULL OR r.to_date > DATE '2025-11-23')
      WHERE m.recorded_by LIKE 'told-%' AND m.record_state = 'VALID'
      """;

  private static final String FATES =
      """
      SELECT concat_ws(' ', count(DISTINCT key) FILTER (WHERE death = 'REPORTED'),
                       count(DISTINCT key) FILTER (WHERE withdrawn_on IS NOT NULL),
                       count(DISTINCT key) FILTER (WHERE from_date > enrolled_on))
      FROM member JOIN residency_spell ON member_key = key WHERE recorded_by LIKE 'told-%'
      """;

  private static final String USE =
      """
      SELECT concat_ws(' ', sum(issues), sum(issues_without_renewals), sum(under5_issues),
                       sum(under5_issues_without_renewals),
                       (SELECT sum(under5s) FROM event_attendance WHERE day < '2025-11-24'),
                       (SELECT count(DISTINCT member_key) FROM child_use WHERE month < '2025-11-24'),
                       (SELECT count(*) FROM member
                         WHERE recorded_by LIKE 'told-%' AND first_loan_on <= enrolled_on + 90))
        FROM loan_count WHERE day < '2025-11-24'
      """;

  /**
   * A member who goes on and was enrolled before the last days, of whom the library system knows
   * nothing.
   */
  private static final String WAIT_FOR_THE_LIBRARY_SYSTEM =
      """
      SELECT count(*) FROM member m JOIN hand_over h ON h.member_key = m.key
      WHERE m.recorded_by LIKE 'told-%' AND m.record_state = 'VALID' AND m.death IS NULL
        AND m.withdrawn_on IS NULL AND h.state <> 'TOLD' AND m.enrolled_on < '2025-11-20'
      """;

  private static final String EVENTS_OF_LAST_YEAR =
      "SELECT count(*) FROM outbox WHERE occurred_at < '2025-11-24T00:00:00Z'";

  @Inject SampleEnrolments enrolments;
  @Inject SampleHandOvers handOvers;
  @Inject SampleFile file;
  @Inject SampleUse use;
  @Inject TestClock clock;
  @Inject Session database;
  @Inject @OfVault Jdbi vault;

  private record Told(
      List<String> members, List<String> alike, List<String> heard, List<String> counted) {}

  @AfterEach
  void putTheClockBack() {
    clock.set(TestClock.NOON);
  }

  @Tag("nightly")
  @Test
  void theSameYearIsTheSameWheneverItIsTold() {
    var told = rolledBack(this::tell);

    assertEquals(told, rolledBack(this::tell));
    assertLooksLikeUse(told.members());
    assertFalse(told.alike().isEmpty(), "children who are enrolled twice are found");
  }

  @Test
  void theLibrarySystemIsToldOfTheNewMembersOfTheYear() {
    var year = year();

    var waiting =
        rolledBack(
            () -> {
              enrolments.tell(year, SampleDay.all(year));
              database.flush();
              assertTrue(number(STANDING) > 0);
              handOvers.tell(year);
              return number(WAIT_FOR_THE_LIBRARY_SYSTEM);
            });

    assertEquals(0, waiting);
  }

  @Test
  void theOfficeThatSendsAFileHasCardsForItsRows() {
    var year = year();

    var left =
        rolledBack(
            () -> {
              var days = SampleDay.all(year);
              enrolments.tell(year, days);
              file.tell(year, days);
              database.flush();
              return number(
                  "SELECT sum(last_place - first_place + 1)::bigint FROM card_batch WHERE office_code = 'OXFORD'");
            });

    assertEquals(500, left);
  }

  private static void assertLooksLikeUse(List<String> members) {
    assertTrue(members.stream().anyMatch(member -> member.contains(" VALID 2 ")));
    assertTrue(members.stream().noneMatch(member -> member.contains(" 2025-11-22 ")));
  }

  private static <T> T rolledBack(Supplier<T> told) {
    QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(120));
    try {
      return told.get();
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private Told tell() {
    var year = year();
    var days = SampleDay.all(year);
    enrolments.tell(year, days);
    database.flush();
    use.tell(year, days);
    database.flush();
    var counted = year.tally().lines();
    assertEquals(database.createNativeQuery(USE, String.class).getSingleResult(), use(counted));
    var members = personal(MEMBERS);
    assertEquals(number(STANDING), sum(counted, "newborns-enrolled"));
    assertEquals(number(MEMBERS_UNDER_5_AT_LAST), atLast(counted, "members-under-5"));
    assertEquals("1 1 1", database.createNativeQuery(FATES, String.class).getSingleResult());
    assertTrue(number(EVENTS_OF_LAST_YEAR) >= members.size(), "an event for each");
    return new Told(members, personal(ALIKE), lines(HEARD), counted);
  }

  private SampleYear year() {
    return new SampleYear(LocalDate.of(2025, 9, 1), TODAY, 15, people(), new Tally(), clock::set);
  }

  private static SamplePeople people() {
    var usernames = Stream.of("registrar", "registrar-banbury", "library-system");
    return new SamplePeople(
        "told", usernames.map(name -> new SamplePerson(name, "told-" + name, name, "")).toList());
  }

  private static String use(List<String> counted) {
    return Stream.of(
            "library-issues",
            "library-issues-without-renewals",
            "issues-to-under-5s",
            "issues-without-renewals-to-under-5s",
            "under-5s-at-events",
            "take-up-by-under-5s",
            "first-loans-within-90-days")
        .map(measure -> Long.toString(sum(counted, measure)))
        .collect(Collectors.joining(" "));
  }

  /** The vault's role knows no cases; this right is rolled back with everything else. */
  private List<String> personal(String sql) {
    database
        .createNativeMutationQuery("GRANT SELECT ON duplicate_case TO service_vault")
        .executeUpdate();
    return vault.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private List<String> lines(String sql) {
    return database.createNativeQuery(sql, String.class).getResultList();
  }

  private long number(String sql) {
    return database.createNativeQuery(sql, Long.class).getSingleResult();
  }

  /** What a stock comes to by the last day of the year. */
  private static long atLast(List<String> lines, String measure) {
    var inTheYear =
        lines.stream().filter(line -> LocalDate.parse(line.split(" ")[1]).isBefore(TODAY)).toList();
    return sum(inTheYear, measure);
  }

  private static long sum(List<String> counted, String measure) {
    return counted.stream()
        .map(line -> line.split(" "))
        .filter(words -> words[0].equals(measure))
        .mapToLong(words -> Long.parseLong(words[2]))
        .sum();
  }
}
