package throughline.tracker.ledger;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Folds what was posted into cells. It holds nobody up: what it folds is what was posted when it
 * looked before, once every transaction of then has ended.
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
   */
  private record Seen(long posted, long next) {}

  public FoldCells(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Looks once, and folds what was seen at a look before, unless more of it is worth waiting for.
   */
  public void look() {
    jdbi.useTransaction(this::look);
  }

  private void look(Handle handle) {
    EngineLock.share(handle);
    long posted = Cells.posted(handle);
    if (posted <= number(handle, FOLDED)) {
      seen = null;
      return;
    }
    if (seen != null && isWorthIt(handle, posted)) {
      if (number(handle, OLDEST_TRANSACTION) < seen.next()) {
        return;
      }
      Cells.fold(handle, seen.posted());
      seen = null;
    }
    // In this order: who posts after the first question may have begun before the second.
    seen = new Seen(posted, number(handle, NEXT_TRANSACTION));
  }

  private boolean isWorthIt(Handle handle, long posted) {
    return posted - seen.posted() < BUSY || posted - number(handle, FOLDED) >= MANY;
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
