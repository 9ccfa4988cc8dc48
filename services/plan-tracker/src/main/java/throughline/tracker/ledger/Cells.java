package throughline.tracker.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The running sums of contributions, for figures that add up. Contributions are folded into them by
 * many at once, in the order of their ids; whoever reads the view {@code cell} gets those that are
 * not folded yet as they stand.
 */
public final class Cells {

  /** Two who fold wait for each other; the later finds less to do. */
  private static final String LOCK = "SELECT through FROM fold FOR UPDATE";

  private static final String FOLD =
      """
      INSERT INTO folded_cell (measure_version_id, effective_on, place, breakdown, known_on, amount)
      SELECT measure_version_id, effective_on, place COLLATE "C", breakdown COLLATE "C", known_on, sum(amount)
        FROM contribution
       WHERE contribution_id > :from AND contribution_id <= :through AND effective_on IS NOT NULL AND subject = ''
       GROUP BY 1, 2, 3, 4, 5
      HAVING sum(amount) <> 0
       ORDER BY 1, 2, 3, 4, 5
      ON CONFLICT ON CONSTRAINT folded_cell_pk DO UPDATE SET amount = folded_cell.amount + EXCLUDED.amount
      """;

  private static final String NOTE = "UPDATE fold SET through = ?";

  private static final String POSTED =
      "SELECT coalesce(pg_sequence_last_value('contribution_contribution_id_seq'), 0)";

  private static final String FORGET_CONTRIBUTIONS =
      "DELETE FROM contribution WHERE measure_version_id = ANY (:measures)";
  private static final String FORGET_SUMS =
      "DELETE FROM folded_cell WHERE measure_version_id = ANY (:measures)";

  private Cells() {}

  /** The highest id that a contribution has, or will have when its transaction commits. */
  static long posted(Handle handle) {
    return handle.createQuery(POSTED).mapTo(Long.class).one();
  }

  /**
   * Folds contributions up to one. No transaction may be under way that could still commit one up
   * to it, and {@link EngineLock} is held.
   */
  static void fold(Handle handle, long through) {
    long from = handle.createQuery(LOCK).mapTo(Long.class).one();
    if (through > from) {
      handle.createUpdate(FOLD).bind("from", from).bind("through", through).execute();
      handle.execute(NOTE, through);
    }
  }

  /** Folds all contributions, for somebody who has {@link EngineLock} alone. */
  public static void foldAll(Handle handle) {
    fold(handle, posted(handle));
  }

  /**
   * Forgets what some rules have counted, under which nobody posts meanwhile. Nobody folds what is
   * about to go.
   */
  public static void forget(Handle handle, List<Integer> rules) {
    handle.execute(LOCK);
    handle.createUpdate(FORGET_CONTRIBUTIONS).bindArray("measures", Integer.class, rules).execute();
    handle.createUpdate(FORGET_SUMS).bindArray("measures", Integer.class, rules).execute();
  }
}
