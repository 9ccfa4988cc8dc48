package throughline.tracker.intake.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import throughline.tracker.engine.rule.FieldWords;

/** What a source says that it published on a day beside what was read of it. */
public record DayComparison(String topic, LocalDate day, List<OfType> types) {

  public record OfType(String type, long published, long read) {

    String words() {
      var parts = type.split("\\.");
      return FieldWords.kind(parts[Math.max(0, parts.length - 2)]);
    }

    boolean agrees() {
      return published == read;
    }

    private String difference() {
      return published > read
          ? "%s: %d missing".formatted(words(), published - read)
          : "%s: %d more than published".formatted(words(), read - published);
    }
  }

  public String name() {
    return SourceNames.ofTopic(topic);
  }

  public long published() {
    return types.stream().mapToLong(OfType::published).sum();
  }

  public long read() {
    return types.stream().mapToLong(OfType::read).sum();
  }

  public boolean agrees() {
    return types.stream().allMatch(OfType::agrees);
  }

  public String differences() {
    return types.stream()
        .filter(type -> !type.agrees())
        .map(OfType::difference)
        .collect(Collectors.joining(", "));
  }

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

  /** A day without any event has a row without a type. */
  private record Row(@Nested Key key, @Nested OfType ofType) {}

  public static List<DayComparison> since(Handle handle, LocalDate day) {
    var types = new LinkedHashMap<Key, List<OfType>>();
    handle
        .createQuery(COMPARE)
        .bind("since", day)
        .mapTo(Row.class)
        .forEach(
            row -> {
              var ofDay = types.computeIfAbsent(row.key(), key -> new ArrayList<>());
              if (row.ofType().type() != null) {
                ofDay.add(row.ofType());
              }
            });
    return types.entrySet().stream()
        .map(e -> new DayComparison(e.getKey().topic(), e.getKey().day(), e.getValue()))
        .toList();
  }
}
