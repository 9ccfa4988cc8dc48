package throughline.tracker.engine.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.StoredJson;
import throughline.tracker.engine.fact.LatestVersion;
import throughline.tracker.engine.ledger.Cells;
import throughline.tracker.engine.ledger.ExcludedFacts;
import throughline.tracker.engine.ledger.PostContributions;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.schema.ManualEntryKind;

/**
 * Posts every stored fact version again in the order in which it became known, by the same code
 * that runs live.
 */
public final class Replay {

  public static final int PAGE = 2_000;

  /** The index over ranges of pages finds only what it has been told of. */
  private static final String SUMMARISE =
      "SELECT brin_summarize_new_values('fact_version_order_idx')";

  /** A plan that is kept would be that of the first versions. */
  private static final String PLAN_EACH_PAGE = "SET LOCAL plan_cache_mode = force_custom_plan";

  private static final String LAST = "SELECT coalesce(max(fact_version_id), 0) FROM fact_version";

  /**
   * A version counted when it came only if no higher one was known by then. Of the first of a fact,
   * which says whose it is, nothing else is looked for.
   */
  private static final String PAGE_OF_VERSIONS =
      """
      SELECT v.fact_id, coalesce(v.aggregate, begun.aggregate) AS aggregate, v.version, v.body, v.known_at,
             coalesce(previous.version, 0) AS previous_version, previous.body AS previous_body
        FROM fact_version AS v
        LEFT JOIN LATERAL (SELECT fact.aggregate
                             FROM fact
                            WHERE v.aggregate IS NULL AND fact.fact_id = v.fact_id
                           OFFSET 0) AS begun ON true
        LEFT JOIN LATERAL (SELECT earlier.version, earlier.body
                             FROM fact_version AS earlier
                            WHERE v.aggregate IS NULL AND earlier.fact_id = v.fact_id
                              AND earlier.fact_version_id < v.fact_version_id
                            ORDER BY earlier.version DESC
                            LIMIT 1) AS previous ON true
       WHERE v.fact_version_id > :after AND v.fact_version_id <= :through AND coalesce(v.aggregate, begun.aggregate) = ANY (:kinds)
       ORDER BY v.fact_version_id
      """;

  private record Row(
      long factId,
      String aggregate,
      long version,
      String body,
      Instant knownAt,
      long previousVersion,
      String previousBody) {

    LatestVersion asLatest() {
      return new LatestVersion(
          factId,
          aggregate,
          version,
          StoredJson.read(body),
          knownAt,
          previousVersion == 0 ? null : StoredJson.read(previousBody));
    }
  }

  private Replay() {}

  static long anew(Handle handle, List<MeasureVersion> rules) {
    Cells.forget(handle, rules.stream().map(MeasureVersion::measureVersionId).toList());
    long read = between(handle, rules, 0, settled(handle));
    Cells.rollUpAll(handle);
    return read;
  }

  /**
   * The id of the last version for somebody who has {@link
   * throughline.tracker.engine.ledger.EngineLock} alone: nobody stores one with a lower id any
   * more.
   */
  public static long settled(Handle handle) {
    handle.execute(SUMMARISE);
    return last(handle);
  }

  public static long last(Handle handle) {
    return handle.createQuery(LAST).mapTo(Long.class).one();
  }

  static long beside(Handle handle, List<MeasureVersion> rules) {
    return between(handle, PostContributions.beside(rules), 0, settled(handle));
  }

  /**
   * Posts the versions after one up to another, by their ids, and says how many there were of the
   * kinds that the rules count.
   */
  public static long between(Handle handle, List<MeasureVersion> rules, long from, long last) {
    return between(handle, new PostContributions(rules), from, last);
  }

  private static long between(
      Handle handle, PostContributions contributions, long from, long last) {
    handle.execute(PLAN_EACH_PAGE);
    var kinds =
        Stream.concat(
                contributions.aggregates().stream(),
                Stream.of(ManualEntryKind.EXCLUSION.aggregate()))
            .toList();
    var excluded = from == 0 ? new HashSet<Long>() : ExcludedFacts.asOf(handle, from);
    long read = 0;
    for (long after = from; after < last; after += PAGE) {
      var through = Math.min(after + PAGE, last);
      var page =
          handle
              .createQuery(PAGE_OF_VERSIONS)
              .bind("after", after)
              .bind("through", through)
              .bindArray("kinds", String.class, kinds)
              .mapTo(Row.class)
              .list();
      contributions.post(handle, changes(handle, page, excluded));
      read += page.size();
    }
    return read;
  }

  private static List<LatestVersion> changes(Handle handle, List<Row> page, Set<Long> excluded) {
    var changes = new ArrayList<LatestVersion>();
    for (var row : page) {
      if (row.version() <= row.previousVersion() || excluded.contains(row.factId())) {
        continue;
      }
      var version = row.asLatest();
      if (ExcludedFacts.isDecision(version)) {
        var decision = ExcludedFacts.read(handle, version);
        if (decision.excluded()) {
          excluded.add(decision.target());
        } else {
          excluded.remove(decision.target());
        }
        version = decision.change();
      }
      changes.add(version);
    }
    return changes;
  }
}
