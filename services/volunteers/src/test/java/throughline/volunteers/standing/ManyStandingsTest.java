package throughline.volunteers.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Database;
import throughline.volunteers.standing.Standing.State;
import throughline.volunteers.standing.Standings.Asked;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Every night the standing of all who are expected is computed: in seconds, by one statement. */
@QuarkusTest
class ManyStandingsTest {
  private static final int PEOPLE = 5_000;
  private static final int EXPECTED = 20_000;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** At rest it takes about a tenth of a second, and several times as long beside other tests. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static final List<String> ROLES =
      List.of("home-library", "rhyme-time", "digital-helper", "summer-reading");

  private static final String MAKE =
      """
      WITH made AS (INSERT INTO person (id) SELECT gen_random_uuid() FROM generate_series(1, %1$d) RETURNING id)
      INSERT INTO volunteer (id, status, date_of_birth)
      SELECT id, 'ACTIVE', date '1950-01-01' + (abs(hashtext(id::text)) %% 22000) FROM made;
      INSERT INTO completion (id, volunteer_id, item, training_code, exempt, done_on, expires_on, evidence, decided_by, recorded_at)
      SELECT gen_random_uuid(), volunteer.id, item, training, false, '2025-01-10', until, 'LETTER', '%2$s', now()
        FROM volunteer, (VALUES ('REFERENCE', NULL, NULL), ('REFERENCE', NULL, NULL), ('TRAINING', 'induction', NULL),
                                ('TRAINING', 'safeguarding', date '2028-01-10'), ('TRAINING', 'lone-working', date '2028-01-10'),
                                ('TRAINING', 'data-protection', date '2027-01-10')) AS each (item, training, until)
       WHERE volunteer.id <> '%2$s';
      INSERT INTO dbs_check (id, volunteer_id, role_code, level, workforce, issued_on, seen_on, update_service, suitable, seen_by, recorded_at)
      SELECT gen_random_uuid(), id, 'home-library', 'ENHANCED', 'CHILD_AND_ADULT', date '2025-01-01' - 400 * n,
             date '2025-01-01' - 400 * n, true, true, '%2$s', now()
        FROM volunteer, generate_series(0, 1) AS n WHERE id <> '%2$s';
      """;

  private static final String IN_ROLES =
      """
      INSERT INTO volunteer_role (volunteer_id, role_code, since)
      SELECT id, (array['home-library', 'rhyme-time', 'digital-helper', 'summer-reading'])[1 + abs(hashtext(id::text)) % 4],
             '2025-02-01'
        FROM volunteer
          ON CONFLICT DO NOTHING;
      ANALYZE;
      """;

  private static final String EVERYBODY =
      """
      SELECT string_agg(volunteer_id || ' ' || role_code, ',')
        FROM volunteer_role JOIN volunteer ON id = volunteer_id AND status IN ('ACTIVE', 'PAUSED') AND merged_into IS NULL
       WHERE since <= '2026-11-24' AND (until IS NULL OR until >= '2026-11-24')
      """;

  @Inject Standings standings;

  @Test
  @Tag("nightly")
  void allWhoAreExpectedAreJudgedWithinSeconds() {
    var asked = asked();
    // Often before, for few: the plan that the database keeps for those must do for many.
    for (var i = 0; i < 12; i++) {
      standings.of(asked.subList(i, i + 1));
    }

    for (var i = 0; i < 2; i++) {
      var begun = System.nanoTime();
      var found = standings.of(asked);
      var took = Duration.ofNanos(System.nanoTime() - begun);

      assertEquals(asked.stream().distinct().count(), found.size());
      assertTrue(found.stream().anyMatch(Standing::mayServe));
      assertTrue(took.compareTo(LIMIT) < 0, "took " + took.toMillis() + " ms");
    }
  }

  /** The start page of a coordinator of the county counts them on each visit. */
  @Test
  @Tag("nightly")
  void concernsOfTheWholeCountyAreFoundAtOnce() {
    make();
    Database.execute(IN_ROLES);
    var today = LocalDate.of(2026, 11, 24);
    var best = Duration.ofDays(1);
    for (var i = 0; i < 12; i++) {
      var begun = System.nanoTime();
      var found = standings.concerns(Places.everywhere(), today);
      var took = Duration.ofNanos(System.nanoTime() - begun);

      assertTrue(found.stream().noneMatch(each -> each.state() == State.CLEAR));
      assertTrue(found.stream().anyMatch(each -> each.state() == State.RENEWAL_DUE));
      best = took.compareTo(best) < 0 ? took : best;
    }
    var everybody =
        Stream.of(Database.text(EVERYBODY).split(","))
            .map(each -> each.split(" "))
            .map(each -> new Asked(UUID.fromString(each[0]), each[1], today))
            .toList();
    assertEquals(
        standings.of(everybody).stream()
            .filter(each -> each.state() != State.CLEAR)
            .collect(Collectors.toSet()),
        Set.copyOf(standings.concerns(Places.everywhere(), today)));
    assertTrue(best.compareTo(AT_ONCE) < 0, "took " + best.toMillis() + " ms");
  }

  private static void make() {
    var sam = AcceptedVolunteers.accept(Actors.aCoordinator("Sam Okafor"));
    if (Database.number("SELECT count(*) FROM dbs_check") < PEOPLE) {
      Database.execute(MAKE.formatted(PEOPLE, AcceptedVolunteers.id(sam)));
    }
  }

  /** Each person several times in the weeks to come, in their role. */
  private static List<Asked> asked() {
    make();
    var people =
        Stream.of(
                Database.text(
                        "SELECT string_agg(id::text, ',') FROM (SELECT volunteer_id AS id FROM dbs_check LIMIT %d) AS several"
                            .formatted(PEOPLE))
                    .split(","))
            .map(UUID::fromString)
            .toList();
    var asked = new ArrayList<Asked>();
    for (var i = 0; i < EXPECTED; i++) {
      asked.add(
          new Asked(
              people.get(i % people.size()),
              ROLES.get(i % ROLES.size()),
              LocalDate.of(2026, 11, 24).plusDays(i / people.size() * 7L)));
    }
    return asked;
  }
}
