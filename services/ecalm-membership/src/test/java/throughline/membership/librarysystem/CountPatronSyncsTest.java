package throughline.membership.librarysystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestServers;

/** What waits is counted as far as somebody reads it: where no library system is set, all do. */
@QuarkusTest
class CountPatronSyncsTest {

  private static final Instant FIRST = Instant.parse("2001-01-01T09:00:00Z");

  private static final String MEMBERS_WHO_WAIT =
      """
      WITH enrolled AS (
        INSERT INTO member (key, version, record_state, channel, enrolled_on, enrolled_at_library,
                            recorded_by, recorded_at)
        SELECT gen_random_uuid(), 1, 'VALID', 'LIBRARY', '2026-11-24', 'BANB', 'a test', now()
        FROM generate_series(1, :members) RETURNING key),
      belong AS (
        INSERT INTO home_library_spell (member_key, library_code, from_date)
        SELECT key, 'BANB', '2026-11-24' FROM enrolled)
      INSERT INTO hand_over (member_key, state, waiting_since, next_try_at)
      SELECT key, :state, :first::timestamptz + row_number() OVER () * interval '1 second', now() FROM enrolled
      """;

  private static final String EVERY_KIND_OF_MEMBER =
      """
      SELECT gen_random_uuid() AS key, record_state, death, withdrawn_on, sealed_at, erased_at
      FROM unnest('{VALID,MERGED,IN_ERROR}'::text[]) record_state,
           unnest('{REPORTED,CONFIRMED,NULL}'::text[]) death,
           unnest('{2026-11-24,NULL}'::date[]) withdrawn_on,
           unnest('{2026-11-24,NULL}'::timestamptz[]) sealed_at,
           unnest('{2026-11-24,NULL}'::timestamptz[]) erased_at
      """;

  @Inject CountPatronSyncs countPatronSyncs;
  @Inject Jdbi jdbi;
  @Inject MeterRegistry registry;

  @Test
  @TestTransaction
  void countsStopBehindTenThousandAndTheOldestIsKnown() {
    wait(CountPatronSyncs.MOST + 50, "WAITING");
    wait(3, "FAILED");

    for (var libraries : List.of(Places.everywhere(), Places.of("BANB"))) {
      var open = countPatronSyncs.of(libraries);
      assertEquals(CountPatronSyncs.MOST + 1, open.waiting());
      assertEquals("More than 10,000", open.waitingInWords());
      assertEquals("3", open.failedInWords());
      assertEquals(FIRST.plusSeconds(1), open.oldest());
    }
    assertEquals(new CountPatronSyncs.Open(0, 0, null), countPatronSyncs.of(Places.of("COWL")));
  }

  @Test
  void allGaugesOfAMinuteAreOfOneLook() {
    var before = TestServers.postgres().statementsWith("hand_over JOIN member");

    for (var name : List.of("waiting", "refused", "oldest.age", "waiting", "refused")) {
      assertTrue(registry.get("library.system." + name).gauge().value() >= 0, name);
    }

    var asked = TestServers.postgres().statementsWith("hand_over JOIN member") - before;
    assertTrue(asked <= 2, "one for what waits and one for what was refused, and not " + asked);
  }

  @Test
  void whoIsKeptIsTheSameByBothWordings() {
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM (%s) AS member WHERE (%s) IS DISTINCT FROM (%s = 'KEEP')"
                .formatted(EVERY_KIND_OF_MEMBER, Instruction.KEEPS_MEMBER, Instruction.OF_MEMBER)));
  }

  private void wait(int members, String state) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate("DELETE FROM hand_over WHERE state = :state")
              .bind("state", state)
              .execute();
          handle
              .createUpdate(MEMBERS_WHO_WAIT)
              .bind("members", members)
              .bind("state", state)
              .bind("first", FIRST)
              .execute();
        });
  }
}
