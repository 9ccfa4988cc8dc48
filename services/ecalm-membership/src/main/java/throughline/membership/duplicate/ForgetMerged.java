package throughline.membership.duplicate;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/**
 * Deletes who stands behind a record that was merged, once that cannot be taken back any more: the
 * child has another record. The record's key, its spells and its history stay.
 */
@Singleton
class ForgetMerged implements ExpiringRows {

  private static final String DELETE_BATCH =
      """
      DELETE FROM vault.child WHERE member_key IN (
        SELECT child.member_key FROM member JOIN vault.child ON child.member_key = member.key
        WHERE member.merged_at <= ? ORDER BY member.merged_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;
  private final MergeSettings settings;

  ForgetMerged(Statements statements, MergeSettings settings) {
    this.statements = statements;
    this.settings = settings;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(
        DELETE_BATCH, before.minus(Duration.ofDays(settings.reversibleDays())), limit);
  }
}
