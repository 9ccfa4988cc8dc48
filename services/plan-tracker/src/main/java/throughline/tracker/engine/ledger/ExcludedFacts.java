package throughline.tracker.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.StoredJson;
import throughline.tracker.engine.fact.LatestVersion;
import throughline.tracker.engine.schema.ManualEntryKind;

/**
 * Turns a decision about a fact into what it changes in the measures. A decision is a fact itself:
 * it takes away what the other was worth, and gives back what that is worth by then; the other's
 * own versions post nothing in between. So each row of the ledger belongs to the version that made
 * it, also when everything is counted again.
 */
public final class ExcludedFacts {

  private static final String TARGET =
      """
      SELECT v.fact_id, v.version, v.body
        FROM fact AS f
        JOIN fact_version AS v USING (fact_id)
       WHERE f.aggregate = :aggregate AND f.aggregate_id = :id AND v.version IN (:before, :now)
      """;

  private static final String EXCLUDED_BY =
      """
      SELECT target.fact_id
        FROM (SELECT DISTINCT ON (v.fact_id) v.body
                FROM fact AS decision
                JOIN fact_version AS v USING (fact_id)
               WHERE decision.aggregate = :exclusion AND v.fact_version_id <= :last
               ORDER BY v.fact_id, v.version DESC) AS latest
        JOIN fact AS target
          ON target.aggregate = latest.body ->> 'aggregate' AND target.aggregate_id = latest.body ->> 'aggregateId'
       WHERE latest.body ->> 'state' = 'EXCLUDED'
      """;

  private static final String MARK = "UPDATE fact SET excluded = :excluded WHERE fact_id = :target";

  private record TargetVersion(long factId, long version, String body) {}

  private ExcludedFacts() {}

  public record Decision(long target, boolean excluded, LatestVersion change) {}

  public static boolean isDecision(LatestVersion version) {
    return version.aggregate().equals(ManualEntryKind.EXCLUSION.aggregate());
  }

  public static Set<Long> asOf(Handle handle, long last) {
    return handle
        .createQuery(EXCLUDED_BY)
        .bind("exclusion", ManualEntryKind.EXCLUSION.aggregate())
        .bind("last", last)
        .mapTo(Long.class)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** What a decision changes; the fact that it is about is there. */
  public static Decision read(Handle handle, LatestVersion decision) {
    var body = decision.body();
    var before = decision.previousBody();
    var now = body.path("targetVersion").longValue();
    var then = before == null ? now : before.path("targetVersion").longValue();
    var bodies = new HashMap<Long, JsonNode>();
    var target =
        handle
            .createQuery(TARGET)
            .bind("aggregate", body.path("aggregate").asText())
            .bind("id", body.path("aggregateId").asText())
            .bind("before", then)
            .bind("now", now)
            .mapTo(TargetVersion.class)
            .list();
    target.forEach(row -> bodies.put(row.version(), StoredJson.read(row.body())));
    return new Decision(
        target.get(0).factId(), isExcluded(body), change(decision, bodies, then, now));
  }

  private static LatestVersion change(
      LatestVersion decision, Map<Long, JsonNode> bodies, long then, long now) {
    var before = decision.previousBody();
    var wasExcluded = before != null && isExcluded(before);
    return new LatestVersion(
        decision.factId(),
        decision.body().path("aggregate").asText(),
        decision.version(),
        bodies.get(now),
        decision.knownAt(),
        bodies.get(wasExcluded ? then : now),
        new LatestVersion.Decided(
            wasExcluded ? words(before) : null,
            isExcluded(decision.body()) ? words(decision.body()) : null));
  }

  static void mark(Handle handle, Decision decision) {
    handle
        .createUpdate(MARK)
        .bind("excluded", decision.excluded())
        .bind("target", decision.target())
        .execute();
  }

  private static boolean isExcluded(JsonNode decision) {
    return decision.path("state").asText().equals("EXCLUDED");
  }

  private static String words(JsonNode decision) {
    return "excluded by a strategy lead: " + decision.path("reason").asText();
  }
}
