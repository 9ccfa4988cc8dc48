package throughline.tracker.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The running sums of contributions: of what adds up, by when it became known and in all, of how
 * many people each day adds, and of how many facts do not count. Contributions are folded into them
 * by many at once, in the order of their ids; whoever reads adds those that are not folded yet.
 */
public final class Cells {

  /** Two who fold wait for each other; the later finds less to do. */
  private static final String LOCK = "SELECT through FROM fold_mark FOR UPDATE";

  private static final String FOLD =
      """
      WITH sums AS MATERIALIZED (
        SELECT measure_version_id, effective_on, place COLLATE "C" AS place, breakdown COLLATE "C" AS breakdown, known_on,
               sum(amount) AS amount
          FROM contribution
         WHERE contribution_id > :from AND contribution_id <= :through AND effective_on IS NOT NULL AND subject = ''
         GROUP BY 1, 2, 3, 4, 5
        HAVING sum(amount) <> 0),
      cells AS (
        INSERT INTO folded_cell (measure_version_id, effective_on, place, breakdown, known_on, amount)
        SELECT * FROM sums ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT ON CONSTRAINT folded_cell_pk DO UPDATE SET amount = folded_cell.amount + EXCLUDED.amount),
      known AS (
        UPDATE fold_mark SET known_through = greatest(known_through, (SELECT max(known_on) FROM sums)))
      INSERT INTO folded_total (measure_version_id, part, label, effective_on, amount)
      SELECT measure_version_id, part, label COLLATE "C", effective_on, sum(amount)
        FROM sums
       CROSS JOIN LATERAL (VALUES (<all>, ''), (<places>, place)) AS each (part, label)
       GROUP BY 1, 2, 3, 4
      HAVING sum(amount) <> 0
       ORDER BY 1, 2, 3, 4
      ON CONFLICT ON CONSTRAINT folded_total_pk DO UPDATE SET amount = folded_total.amount + EXCLUDED.amount
      """
          .replace("<all>", String.valueOf(PeopleKey.ALL))
          .replace("<places>", String.valueOf(PeopleKey.PLACES));

  private static final String FOLD_NOT_COUNTED =
      """
      INSERT INTO folded_not_counted (measure_version_id, detail, known_on, facts)
      SELECT measure_version_id, detail COLLATE "C", known_on, sum(amount)
        FROM contribution
       WHERE contribution_id > :from AND contribution_id <= :through AND effective_on IS NULL
       GROUP BY 1, 2, 3
      HAVING sum(amount) <> 0
       ORDER BY 1, 2, 3
      ON CONFLICT ON CONSTRAINT folded_not_counted_pk DO UPDATE SET facts = folded_not_counted.facts + EXCLUDED.facts
      """;

  private static final String NOTE = "UPDATE fold_mark SET through = ?";

  private static final String POSTED =
      "SELECT coalesce(pg_sequence_last_value('contribution_contribution_id_seq'), 0)";

  private static final List<String> FORGET_SUMS =
      List.of(
          "DELETE FROM folded_cell",
          "DELETE FROM folded_total",
          "DELETE FROM folded_people",
          "DELETE FROM folded_not_counted",
          "UPDATE fold_mark SET through = 0");

  private static final List<String> FORGET =
      List.of(
          "DELETE FROM contribution WHERE measure_version_id = ANY (:rules)",
          "DELETE FROM folded_cell WHERE measure_version_id = ANY (:rules)",
          "DELETE FROM folded_total WHERE measure_version_id = ANY (:rules)",
          "DELETE FROM folded_people WHERE measure_version_id = ANY (:rules)",
          "DELETE FROM folded_not_counted WHERE measure_version_id = ANY (:rules)");

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
      for (var sums : List.of(FOLD, FOLD_NOT_COUNTED)) {
        handle.createUpdate(sums).bind("from", from).bind("through", through).execute();
      }
      FoldPeople.fold(handle, from, through);
      handle.execute(NOTE, through);
    }
  }

  /** Folds all contributions, for somebody who has {@link EngineLock} alone. */
  public static void foldAll(Handle handle) {
    fold(handle, posted(handle));
  }

  /** The same from the first contribution on, whatever was folded before. */
  public static void foldAnew(Handle handle) {
    FORGET_SUMS.forEach(handle::execute);
    foldAll(handle);
  }

  /**
   * Forgets what some rules have counted, under which nobody posts meanwhile. Nobody folds what is
   * about to go.
   */
  public static void forget(Handle handle, List<Integer> rules) {
    handle.execute(LOCK);
    FORGET.forEach(
        counted -> handle.createUpdate(counted).bindArray("rules", Integer.class, rules).execute());
  }
}
