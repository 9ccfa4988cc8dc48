package throughline.tracker.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import throughline.tracker.engine.database.AnswerCache;
import throughline.tracker.engine.schema.ManualEntryKind;

/** What was entered, read back with who entered it. */
public final class QueryEntries {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A name is kept apart from what its bearer entered, so that it can be erased. */
  private static final String VERSIONS =
      """
      SELECT f.aggregate_id, v.version, v.body, v.known_at, coalesce(p.display_name, 'somebody') AS by,
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

  private QueryEntries() {}

  public static List<EntryVersion> versions(
      Handle handle, ManualEntryKind kind, String prefix, LocalDate knownAt) {
    return AnswerCache.one(
        handle, new Asked(kind, prefix, knownAt), asked -> versions(handle, asked));
  }

  /** Which facts, and by when they were known. */
  private record Asked(ManualEntryKind kind, String prefix, LocalDate knownAt) {}

  private static List<EntryVersion> versions(Handle handle, Asked asked) {
    return handle
        .createQuery(VERSIONS)
        .bind("aggregate", asked.kind().aggregate())
        .bind("prefix", asked.prefix())
        .bind("knownAt", asked.knownAt())
        .map(QueryEntries::version)
        .list();
  }

  public static Optional<EntryVersion> latest(Handle handle, ManualEntryKind kind, String id) {
    return versions(handle, kind, id, LocalDate.of(9999, 1, 1)).stream()
        .filter(version -> version.id().equals(id))
        .reduce((earlier, later) -> later);
  }

  private static EntryVersion version(RowView row) {
    return new EntryVersion(
        row.getColumn("aggregate_id", String.class),
        row.getColumn("version", Long.class),
        json(row.getColumn("body", String.class)),
        row.getColumn("known_at", Instant.class),
        row.getColumn("by", String.class),
        row.getColumn("approved_by", String.class));
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored fact is no JSON", e);
    }
  }
}
