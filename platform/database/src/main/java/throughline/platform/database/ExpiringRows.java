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
}
