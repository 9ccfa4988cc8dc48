package throughline.membership.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoPerson;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.platform.testing.TestClock;

/** Some weeks of a small county, told and rolled back. */
@QuarkusTest
class MadeUpEnrolmentsTest {

  private static final DemoYear YEAR =
      new DemoYear(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 11, 24), 15);

  private static final int SOME = 60;

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

  @Inject MadeUpEnrolments part;
  @Inject Instance<DemoPart> parts;
  @Inject MadeUpUse use;
  @Inject TestClock clock;
  @Inject Session database;

  private record Told(List<String> members, List<String> heard, List<String> counted) {}

  @AfterEach
  void putTheClockBack() {
    clock.set(TestClock.NOON);
  }

  @Test
  void theSameYearIsTheSameInWhateverOrderItIsTold() {
    var told = told(stories -> stories);

    assertEquals(told, told(MadeUpEnrolmentsTest::lastFirst));
    assertLooksLikeUse(told.members());
  }

  /** Days on which the like of a child of another day is enrolled, who is found by the second. */
  @Tag("nightly")
  @Test
  void whoIsAlikeIsFoundTheSameInWhateverOrderItIsTold() {
    var year = new DemoYear(YEAR.firstDay(), YEAR.today(), 100);
    var days = meeting(part.stories(year, people(), new Tally()));

    var alike = rolledBack(() -> alike(days));

    assertTrue(alike.size() > 1, alike::toString);
    assertEquals(alike, rolledBack(() -> alike(lastFirst(days))));
  }

  @Test
  void theLibrarySystemIsToldOfTheNewMembersOfTheYear() {
    var waiting =
        rolledBack(
            () -> {
              part.stories(YEAR, people(), new Tally()).forEach(story -> story.tell(clock::set));
              database.flush();
              assertTrue(number(STANDING) > 0);
              parts.stream()
                  .filter(each -> each.getClass().getName().contains("HandOvers"))
                  .flatMap(each -> each.stories(YEAR, people(), new Tally()).stream())
                  .forEach(story -> story.tell(clock::set));
              return number(WAIT_FOR_THE_LIBRARY_SYSTEM);
            });

    assertEquals(0, waiting);
  }

  private static List<DemoStory> meeting(List<DemoStory> stories) {
    var meeting = new LinkedHashSet<DemoStory>();
    for (var i = 0; i < stories.size() && meeting.size() < SOME; i++) {
      for (var other : stories.subList(i + 1, stories.size())) {
        if (!Collections.disjoint(stories.get(i).shared(), other.shared())) {
          meeting.addAll(List.of(stories.get(i), other));
        }
      }
    }
    return stories.stream().filter(meeting::contains).toList();
  }

  private List<String> alike(List<DemoStory> stories) {
    stories.forEach(story -> story.tell(clock::set));
    database.flush();
    return lines(ALIKE);
  }

  /** The last first, each after those before it that it shares something with. */
  private static List<DemoStory> lastFirst(List<DemoStory> stories) {
    var told = new LinkedHashSet<DemoStory>();
    for (var i = stories.size() - 1; i >= 0; i--) {
      tellWithThoseBefore(stories, i, told);
    }
    return List.copyOf(told);
  }

  private static void tellWithThoseBefore(
      List<DemoStory> stories, int number, Set<DemoStory> told) {
    var story = stories.get(number);
    for (var i = 0; i < number; i++) {
      if (!told.contains(stories.get(i))
          && !Collections.disjoint(stories.get(i).shared(), story.shared())) {
        tellWithThoseBefore(stories, i, told);
      }
    }
    told.add(story);
  }

  private static void assertLooksLikeUse(List<String> members) {
    assertTrue(members.stream().anyMatch(member -> member.contains(" VALID 2 ")));
    assertTrue(members.stream().noneMatch(member -> member.contains(" 2025-11-22 ")));
  }

  private Told told(UnaryOperator<List<DemoStory>> order) {
    return rolledBack(() -> tell(order));
  }

  private static <T> T rolledBack(Supplier<T> told) {
    QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(120));
    try {
      return told.get();
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private Told tell(UnaryOperator<List<DemoStory>> order) {
    var tally = new Tally();
    order.apply(part.stories(YEAR, people(), tally)).forEach(story -> story.tell(clock::set));
    database.flush();
    order.apply(use.stories(YEAR, people(), tally)).forEach(story -> story.tell(clock::set));
    database.flush();
    var counted = tally.lines();
    assertEquals(database.createNativeQuery(USE, String.class).getSingleResult(), use(counted));
    var members = lines(MEMBERS);
    assertEquals(number(STANDING), sum(counted, "newborns-enrolled"));
    assertEquals(number(MEMBERS_UNDER_5_AT_LAST), atLast(counted, "members-under-5"));
    assertEquals("1 1 1", database.createNativeQuery(FATES, String.class).getSingleResult());
    assertTrue(number(EVENTS_OF_LAST_YEAR) >= members.size(), "an event for each");
    return new Told(members, lines(HEARD), counted);
  }

  private static DemoPeople people() {
    var usernames = Stream.of("registrar", "registrar-banbury", "library-system");
    return new DemoPeople(
        "told", usernames.map(name -> new DemoPerson(name, "told-" + name, name, "")).toList());
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

  private List<String> lines(String sql) {
    return database.createNativeQuery(sql, String.class).getResultList();
  }

  private long number(String sql) {
    return database.createNativeQuery(sql, Long.class).getSingleResult();
  }

  /** What a stock comes to by the last day of the year. */
  private static long atLast(List<String> lines, String measure) {
    var inTheYear =
        lines.stream()
            .filter(line -> LocalDate.parse(line.split(" ")[1]).isBefore(YEAR.today()))
            .toList();
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
