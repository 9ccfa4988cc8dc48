package throughline.tracker.ledger;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Folds what was posted into cells. It holds nobody up: what it folds is what was posted when it
 * looked before, once every transaction of then has ended, by slices that each have a transaction
 * of their own.
 */
public final class FoldCells {

  /** While so many come between two looks, as many as follow are folded at once. */
  private static final long BUSY = 1_000;

  private static final long MANY = 100_000;

  /**
   * Numbers this transaction itself: a snapshot's own upper bound may be the number of one that is
   * still under way.
   */
  private static final String NEXT_TRANSACTION = "SELECT pg_current_xact_id()::text::bigint";

  private static final String OLDEST_TRANSACTION =
      "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  private static final String FOLDED = "SELECT folded_through()";

  private final Jdbi jdbi;
  private Seen seen;

  /**
   * What was there at a look.
   *
   * @param posted the highest id of a contribution
   * @param next whoever has posted one up to it began before this transaction
   * @param isBegun whether a slice of it is folded already
   */
  private record Seen(long posted, long next, boolean isBegun) {

    Seen begun() {
      return new Seen(posted, next, true);
    }
  }

  public FoldCells(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Looks once, and folds a slice of what was seen at a look before, unless more of it is worth
   * waiting for. Says whether some of that is left, which the next look folds.
   */
  public boolean look() {
    return jdbi.inTransaction(this::look);
  }

  private boolean look(Handle handle) {
    EngineLock.share(handle);
    long posted = Cells.posted(handle);
    long folded = number(handle, FOLDED);
    if (posted <= folded) {
      seen = null;
      return false;
    }
    if (seen != null && isWorthIt(posted, folded)) {
      if (number(handle, OLDEST_TRANSACTION) < seen.next()) {
        return false;
      }
      if (Cells.foldSlice(handle, seen.posted()) < seen.posted()) {
        seen = seen.begun();
        return true;
      }
    }
    // In this order: who posts after the first question may have begun before the second.
    seen = new Seen(posted, number(handle, NEXT_TRANSACTION), false);
    return false;
  }

  private boolean isWorthIt(long posted, long folded) {
    return seen.isBegun() || posted - seen.posted() < BUSY || posted - folded >= MANY;
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
