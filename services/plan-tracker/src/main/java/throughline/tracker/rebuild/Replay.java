package throughline.tracker.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import throughline.tracker.fact.LatestVersion;
import throughline.tracker.ledger.PostContributions;
import throughline.tracker.rule.MeasureVersion;

/**
 * Posts every stored fact version again in the order in which it became known, by the same code
 * that runs live.
 */
final class Replay {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 2_000;

  /** A version counted when it came only if no higher one was known by then. */
  private static final String NEXT_PAGE =
      """
      SELECT v.fact_version_id, v.fact_id, f.aggregate, v.version, v.body, v.known_at, v.partition,
             coalesce((SELECT max(earlier.version)
                         FROM fact_version AS earlier
                        WHERE earlier.fact_id = v.fact_id
                          AND earlier.fact_version_id < v.fact_version_id), 0) AS previous_version
        FROM fact_version AS v
        JOIN fact AS f USING (fact_id)
       WHERE v.fact_version_id > :after
       ORDER BY v.fact_version_id
       LIMIT :page
      """;

  private record Row(long id, long previousVersion, LatestVersion version) {}

  private Replay() {}

  /** Forgets what the rules have counted and replays everything; returns the fact versions read. */
  static long anew(Handle handle, List<MeasureVersion> rules) {
    var ids = rules.stream().map(MeasureVersion::measureVersionId).toList();
    for (var table : List.of("contribution", "cell")) {
      handle
          .createUpdate("DELETE FROM " + table + " WHERE measure_version_id = ANY (:measures)")
          .bindArray("measures", Integer.class, ids)
          .execute();
    }
    return replay(handle, new PostContributions(rules));
  }

  private static long replay(Handle handle, PostContributions contributions) {
    long read = 0;
    long after = 0;
    List<Row> page;
    do {
      page =
          handle
              .createQuery(NEXT_PAGE)
              .bind("after", after)
              .bind("page", PAGE)
              .map(Replay::row)
              .list();
      var latest = new ArrayList<LatestVersion>(page.size());
      for (var row : page) {
        after = row.id();
        if (row.version().version() > row.previousVersion()) {
          latest.add(row.version());
        }
      }
      contributions.post(handle, latest);
      read += page.size();
    } while (page.size() == PAGE);
    return read;
  }

  private static Row row(RowView row) {
    long previous = row.getColumn("previous_version", Long.class);
    var version =
        new LatestVersion(
            row.getColumn("fact_id", Long.class),
            row.getColumn("aggregate", String.class),
            row.getColumn("version", Long.class),
            json(row.getColumn("body", String.class)),
            row.getColumn("known_at", Instant.class),
            row.getColumn("partition", Integer.class),
            previous > 0);
    return new Row(row.getColumn("fact_version_id", Long.class), previous, version);
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored fact is no JSON", e);
    }
  }
}
