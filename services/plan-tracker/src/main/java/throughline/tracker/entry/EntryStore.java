package throughline.tracker.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.AnswerCache;
import throughline.tracker.engine.database.StoredJson;
import throughline.tracker.engine.schema.ManualEntryKind;

/** What people entered of one kind, each entry with its history, as known at the end of a day. */
public record EntryStore<T>(ManualEntryKind kind, Function<JsonNode, T> said) {

  private static final LocalDate NOW = LocalDate.of(9999, 1, 1);

  /** A name is kept apart from what its bearer entered, so that it can be erased. */
  private static final String VERSIONS =
      """
      SELECT f.aggregate_id AS id, v.version, v.body, v.known_at AS at, coalesce(p.display_name, 'somebody') AS by,
             CASE WHEN v.body ->> 'approvedBy' IS NULL THEN ''
                  ELSE coalesce(a.display_name, 'somebody') END AS approved_by
        FROM fact AS f
        JOIN fact_version AS v USING (fact_id)
        LEFT JOIN person_details AS p ON p.person_id::text = v.body ->> 'by'
        LEFT JOIN person_details AS a ON a.person_id::text = v.body ->> 'approvedBy'
       WHERE f.aggregate = :aggregate AND starts_with(f.aggregate_id, :prefix)
         AND (v.known_at AT TIME ZONE 'Europe/London')::date <= :knownAt
       ORDER BY f.aggregate_id, v.version
      """;

  private record Asked(ManualEntryKind kind, String prefix, LocalDate knownAt) {}

  private record Row(
      String id, long version, String body, Instant at, String by, String approvedBy) {}

  public static EntryStore<JsonNode> of(ManualEntryKind kind) {
    return new EntryStore<>(kind, body -> body);
  }

  public EntryHistory<T> one(Handle handle, String id) {
    return one(handle, id, NOW);
  }

  public EntryHistory<T> one(Handle handle, String id, LocalDate knownAt) {
    return startingWith(handle, id, knownAt).getOrDefault(id, EntryHistory.none());
  }

  public Map<String, EntryHistory<T>> all(Handle handle, LocalDate knownAt) {
    return startingWith(handle, "", knownAt);
  }

  public Map<String, EntryHistory<T>> startingWith(Handle handle, String prefix) {
    return startingWith(handle, prefix, NOW);
  }

  public Map<String, EntryHistory<T>> startingWith(
      Handle handle, String prefix, LocalDate knownAt) {
    var byId = new LinkedHashMap<String, List<EntryVersion<T>>>();
    for (var row : AnswerCache.one(handle, new Asked(kind, prefix, knownAt), ask(handle))) {
      byId.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(0, version(row));
    }
    var histories = new LinkedHashMap<String, EntryHistory<T>>();
    byId.forEach((id, versions) -> histories.put(id, new EntryHistory<>(versions)));
    return histories;
  }

  private static Function<Asked, List<Row>> ask(Handle handle) {
    return asked ->
        handle
            .createQuery(VERSIONS)
            .bind("aggregate", asked.kind().aggregate())
            .bind("prefix", asked.prefix())
            .bind("knownAt", asked.knownAt())
            .mapTo(Row.class)
            .list();
  }

  private EntryVersion<T> version(Row row) {
    var body = StoredJson.read(row.body());
    return new EntryVersion<>(
        row.id(), row.version(), said.apply(body), body, row.at(), row.by(), row.approvedBy());
  }
}
