package throughline.platform.database;

import java.time.Instant;

/**
 * A table whose rows are worth nothing from a moment on. Its beans are found by type; the job of
 * platform/jobs that clears calls them.
 */
public interface ExpiringRows {

  /**
   * Deletes rows that expired, skipping locked ones, so that several instances purge side by side
   * and no request waits.
   *
   * @param before rows that expired at or before this moment
   * @param limit the most rows that this call deletes
   * @return how many it deleted
   */
  int purgeBatch(Instant before, int limit);

  /**
   * The same for a table that has the moment in a column {@code expires_at}.
   *
   * @param key the columns of its key, with commas between
   */
  static int purge(Sql sql, String table, String key, Instant before, int limit) {
    var delete =
        """
        DELETE FROM %1$s WHERE (%2$s) IN (
          SELECT %2$s FROM %1$s WHERE expires_at <= :before
          ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
        """
            .formatted(table, key);
    return sql.of(delete).bind("before", before).bind("limit", limit).update();
  }
}
