package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/** The table observation_import: files of figures between being shown and being taken. */
@Singleton
class ImportFiles implements ExpiringRows {

  private static final Duration KEPT = Duration.ofHours(8);

  private static final String KEEP =
      """
      INSERT INTO observation_import (import_id, person, name, content, source, reason, expires_at)
      VALUES (:id, :person, :name, :content, :source, :reason, :expiresAt)
      """;

  private static final String FIND =
      """
      SELECT name, content, source, reason FROM observation_import
       WHERE import_id = :id AND person = :person AND expires_at > :now
      """;

  private static final String PURGE_BATCH =
      """
      DELETE FROM observation_import WHERE import_id IN (
        SELECT import_id FROM observation_import WHERE expires_at <= :before
        ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;
  private final Clock clock;

  ImportFiles(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** What is said of a whole file of figures, for rows that say nothing of their own. */
  record About(String source, String reason) {}

  record Kept(String name, byte[] content, @Nested About about) {}

  UUID keep(UUID person, Kept file) {
    var id = UUID.randomUUID();
    sql.of(KEEP)
        .bind("id", id)
        .bind("person", person)
        .bind("name", file.name())
        .bind("content", file.content())
        .bind("source", file.about().source())
        .bind("reason", file.about().reason())
        .bind("expiresAt", clock.instant().plus(KEPT))
        .update();
    return id;
  }

  /** Empty when it has expired or is somebody else's. */
  Optional<Kept> find(UUID id, UUID person) {
    return sql.of(FIND)
        .bind("id", id)
        .bind("person", person)
        .bind("now", clock.instant())
        .first(Kept.class);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE_BATCH).bind("before", before).bind("limit", limit).update();
  }
}
