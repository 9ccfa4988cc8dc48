package throughline.tracker.engine.ledger;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Rolls up what was posted into cells. It holds nobody up: what it rolls up is what was posted when
 * it looked before, once every transaction of then has ended, by slices that each have a
 * transaction of their own.
 */
public final class RollUpCells {

  private static final long BUSY = 1_000;

  /** So many looks are waited at the most, since whoever reads adds up what is not rolled up. */
  private static final int PATIENCE = 10;

  private static final String NEXT_TRANSACTION = "SELECT pg_current_xact_id()::text::bigint";

  private static final String OLDEST_TRANSACTION =
      "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  private static final String ROLLED_UP = "SELECT rolled_up_through()";

  private final Jdbi jdbi;
  private Seen seen;
  private int waits;

  private record Seen(long posted, long next) {}

  public RollUpCells(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Looks once, and rolls up a slice of what was seen at a look before, unless more is worth
   * waiting for. Says whether more of that is to be rolled up, by a look that need not wait.
   */
  public boolean look() {
    return jdbi.inTransaction(this::look);
  }

  private boolean look(Handle handle) {
    EngineLock.share(handle);
    long posted = Cells.posted(handle);
    long rolledUp = number(handle, ROLLED_UP);
    if (posted <= rolledUp) {
      seen = null;
      return false;
    }
    if (seen != null && isWorthIt(posted, rolledUp)) {
      if (number(handle, OLDEST_TRANSACTION) < seen.next()) {
        return false;
      }
      waits = 0;
      if (isWorthIt(posted, Cells.rollUpSlice(handle, seen.posted()))) {
        return true;
      }
    }
    // In this order: who posts after the first question may have begun before the second.
    seen = new Seen(posted, number(handle, NEXT_TRANSACTION));
    waits++;
    return false;
  }

  private boolean isWorthIt(long posted, long rolledUp) {
    long left = seen.posted() - rolledUp;
    boolean noMoreToWaitFor = posted - seen.posted() < BUSY || waits >= PATIENCE;
    return left >= Cells.SLICE || left > 0 && noMoreToWaitFor;
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
