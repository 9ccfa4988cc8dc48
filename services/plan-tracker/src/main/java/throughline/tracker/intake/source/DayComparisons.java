package throughline.tracker.intake.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * Compares each day's own count of each source, which it publishes in the night, with what was
 * read. An event belongs to the day of its time, whenever it came.
 */
public final class DayComparisons {

  private static final String COMPARE =
      """
      WITH told AS (
        SELECT v.topic, (v.body ->> 'day')::date AS day, told.type, sum(told.events)::bigint AS events
          FROM fact AS f
          JOIN fact_version AS v ON v.fact_id = f.fact_id AND v.version = f.latest_version
          LEFT JOIN LATERAL json_to_recordset(v.body -> 'counts') AS told (type text, events bigint) ON true
         WHERE f.aggregate = 'day-count' AND (v.body ->> 'day')::date >= :since
         GROUP BY 1, 2, 3),
      found AS (
        SELECT topic, day, type, sum(events) AS events FROM read_day WHERE day >= :since GROUP BY topic, day, type)
      SELECT topic, day, type, coalesce(told.events, 0) AS published, coalesce(found.events, 0) AS read
        FROM told
        FULL JOIN found USING (topic, day, type)
       WHERE (topic, day) IN (SELECT topic, day FROM told)
       ORDER BY day DESC, topic, type
      """;

  private record Key(String topic, LocalDate day) {}

  private DayComparisons() {}

  /** Those of the days since one that a source has counted, the latest first. */
  public static List<DayComparison> since(Handle handle, LocalDate day) {
    var types = new LinkedHashMap<Key, List<DayComparison.OfType>>();
    handle
        .createQuery(COMPARE)
        .bind("since", day)
        .map(
            row -> {
              var key =
                  new Key(
                      row.getColumn("topic", String.class), row.getColumn("day", LocalDate.class));
              return add(types.computeIfAbsent(key, k -> new ArrayList<>()), row);
            })
        .list();
    return types.entrySet().stream()
        .map(e -> new DayComparison(e.getKey().topic(), e.getKey().day(), e.getValue()))
        .toList();
  }

  /** A day without any event has a row without a type. */
  private static boolean add(List<DayComparison.OfType> types, RowView row) {
    var type = row.getColumn("type", String.class);
    return type != null
        && types.add(
            new DayComparison.OfType(
                type, row.getColumn("published", Long.class), row.getColumn("read", Long.class)));
  }
}
