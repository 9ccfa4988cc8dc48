package throughline.membership.record.duplicate;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.vault.OfVault;
import throughline.membership.record.RecordAction;
import throughline.membership.record.duplicate.MergeConflictCheck.MergeSettings;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditTrail;

/**
 * Deletes what a record that was merged says, once that cannot be taken back any more: the child
 * has another record. The record's key, its spells and what was counted of it stay, and that
 * something was done. The library system hears of it as of every erasure.
 */
@Singleton
class MergedRecordRetention implements ExpiringRows {

  private static final String DELETE_BATCH =
      """
      DELETE FROM vault.child WHERE member_key IN (
        SELECT child.member_key FROM member JOIN vault.child ON child.member_key = member.key
        WHERE member.merged_at <= :before ORDER BY member.merged_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING member_key
      """;

  private final Sql sql;
  private final Preferences preferences;
  private final AuditTrail trail;
  private final MergeSettings settings;

  MergedRecordRetention(
      @OfVault Sql sql, Preferences preferences, AuditTrail trail, MergeSettings settings) {
    this.sql = sql;
    this.preferences = preferences;
    this.trail = trail;
    this.settings = settings;
  }

  @Override
  @Transactional
  public int purgeBatch(Instant before, int limit) {
    var merged = before.minus(Duration.ofDays(settings.reversibleDays()));
    var forgotten =
        sql.of(DELETE_BATCH).bind("before", merged).bind("limit", limit).list(UUID.class);
    for (var member : forgotten) {
      preferences.erase(member);
      trail.shred(RecordAction.record(member));
    }
    return forgotten.size();
  }
}
