package throughline.membership.librarysystem;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** Deletes the lists of who was in a file, which nobody imports any more. */
@Singleton
class ExpiredPatronFiles implements ExpiringRows {
  private static final Period KEPT = Period.ofDays(90);

  private static final String DELETE_BATCH =
      """
      DELETE FROM patron_file WHERE id IN (
        SELECT id FROM patron_file WHERE made_at <= ?
        ORDER BY made_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;

  ExpiredPatronFiles(Statements statements) {
    this.statements = statements;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var made = before.atZone(London.ZONE).minus(KEPT).toInstant();
    return statements.update(DELETE_BATCH, made, limit);
  }
}
