package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** The table observation_import: files of figures between being shown and being taken. */
@Singleton
class ImportFiles implements ExpiringRows {

  private static final Duration KEPT = Duration.ofHours(8);

  private static final String KEEP =
      """
      INSERT INTO observation_import (import_id, person, name, content, source, reason, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT name, content, source, reason FROM observation_import
       WHERE import_id = ? AND person = ? AND expires_at > ?
      """;

  private static final String PURGE_BATCH =
      """
      DELETE FROM observation_import WHERE import_id IN (
        SELECT import_id FROM observation_import WHERE expires_at <= ?
        ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;
  private final Clock clock;

  ImportFiles(Statements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  /** A file as it was sent, with what was said of it. */
  record Kept(String name, byte[] content, ImportRequest about) {}

  UUID keep(UUID person, Kept file) {
    var id = UUID.randomUUID();
    statements.update(
        KEEP,
        id,
        person,
        file.name(),
        file.content(),
        file.about().source(),
        file.about().reason(),
        clock.instant().plus(KEPT));
    return id;
  }

  Optional<Kept> find(UUID id, UUID person) {
    return statements.first(
        FIND,
        row ->
            new Kept(
                row.getString("name"),
                row.getBytes("content"),
                new ImportRequest(row.getString("source"), row.getString("reason"))),
        id,
        person,
        clock.instant());
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before, limit);
  }
}
