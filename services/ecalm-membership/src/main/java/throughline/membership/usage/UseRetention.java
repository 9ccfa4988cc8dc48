package throughline.membership.usage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/**
 * What was published of a child's use stands; what joins it to the child goes with the rows from
 * which it was worked out, and so does what is known of the files.
 */
@Singleton
class UseRetention implements ExpiringRows {

  private static final String PURGE_USE =
      """
      DELETE FROM child_use WHERE (member_key, month, library_code) IN (
        SELECT member_key, month, library_code FROM child_use WHERE month < ?
         LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private static final String PURGE_CHILD_KEYS =
      """
      DELETE FROM child_use_key WHERE (member_key, year) IN (
        SELECT member_key, year FROM child_use_key WHERE make_date(year + 1, 4, 1) <= ?
         LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private static final String PURGE_FAMILY_KEYS =
      """
      DELETE FROM family_use_key WHERE (household_key, year) IN (
        SELECT household_key, year FROM family_use_key WHERE make_date(year + 1, 4, 1) <= ?
         LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private static final String PURGE_DELIVERIES =
      """
      DELETE FROM use_delivery WHERE id IN (
        SELECT id FROM use_delivery WHERE received_at < ?::date LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;

  UseRetention(Statements statements) {
    this.statements = statements;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var from = Kept.from(London.dateOf(before));
    var purged = 0;
    for (var sql :
        new String[] {PURGE_USE, PURGE_CHILD_KEYS, PURGE_FAMILY_KEYS, PURGE_DELIVERIES}) {
      purged += purge(sql, from, limit - purged);
    }
    return purged;
  }

  private int purge(String sql, LocalDate from, int limit) {
    return limit == 0 ? 0 : statements.update(sql, from, limit);
  }
}
