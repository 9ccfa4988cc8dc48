package throughline.tracker.engine.fact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.platform.database.Statements;
import throughline.tracker.engine.database.StoredJson;
import throughline.tracker.engine.fact.LockedFact.Version;

/** Tells facts that are locked what their versions said. */
final class LearnVersions {

  /** Asked once they are locked: what was the latest before may not be by then. */
  private static final String LATEST =
      """
      SELECT latest.fact_id, latest.version, latest.body, latest.known_at
        FROM unnest(?::bigint[]) AS locked (fact_id)
       CROSS JOIN LATERAL (SELECT fact_id, version, body, known_at
                             FROM fact_version
                            WHERE fact_version.fact_id = locked.fact_id
                            ORDER BY version DESC
                            LIMIT 1) AS latest
      """;

  private static final String EARLIER =
      """
      SELECT fact_id, version, body, known_at
        FROM fact_version
        JOIN (SELECT DISTINCT fact_id, version
                FROM unnest(?::bigint[], ?::bigint[]) AS asked (fact_id, version)) AS wanted
       USING (fact_id, version)
      """;

  /** That somebody says what the fact's version is. */
  record Claim(LockedFact fact, long version) {}

  private final Statements statements;
  private final Map<Long, LockedFact> facts = new HashMap<>();

  private LearnVersions(Statements statements, List<Claim> claims) {
    this.statements = statements;
    claims.forEach(claim -> facts.put(claim.fact().factId(), claim.fact()));
  }

  static void of(Statements statements, List<Claim> claims) {
    if (!claims.isEmpty()) {
      var learn = new LearnVersions(statements, claims);
      learn.latest();
      learn.claimed(claims);
    }
  }

  private void latest() {
    statements.each(LATEST, this::learn, numbers(facts.keySet()));
  }

  private void claimed(List<Claim> claims) {
    var earlier =
        claims.stream().filter(claim -> claim.version() < claim.fact().latest().number()).toList();
    if (!earlier.isEmpty()) {
      statements.each(
          EARLIER,
          this::learn,
          numbers(earlier.stream().map(claim -> claim.fact().factId()).toList()),
          numbers(earlier.stream().map(Claim::version).toList()));
    }
  }

  private static long[] numbers(Collection<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private void learn(ResultSet row) throws SQLException {
    facts
        .get(row.getLong(1))
        .learn(
            new Version(
                row.getLong(2),
                StoredJson.read(row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant()));
  }
}
