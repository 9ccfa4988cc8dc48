package throughline.tracker.engine.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The running sums of contributions: of each part of what adds up, by when it became known, with
 * the number of entries, and in all, of how many people each day adds, and of how many facts do not
 * count. Entries of the ledger are rolled up into them by many at once, in the order of their ids;
 * whoever reads adds those that are not rolled up yet.
 */
public final class Cells {

  /** Two who roll up wait for each other; the later finds less to do. */
  private static final String LOCK = "SELECT through FROM roll_up_mark FOR UPDATE";

  /**
   * How many entries are rolled up in a transaction of its own while others work: for as long as
   * that takes, some second, nobody can count anew or empty the tables, and whoever waits for that
   * holds up all. Of fewer at once, fewer share a cell; of more, whoever reads meanwhile adds up
   * more.
   */
  static final long SLICE = 150_000;

  /**
   * A slice finds its rows by their ids and people by their keys. A plan that reads the ledger, or
   * the index of all people, would be right for an empty ledger and slower with each entry; the
   * planner has known this one badly since it was filled or emptied. What it takes stays in memory.
   */
  private static final String BY_KEYS =
      """
      SET LOCAL enable_hashjoin = off;
      SET LOCAL enable_mergejoin = off;
      SET LOCAL enable_seqscan = off;
      SET LOCAL plan_cache_mode = force_custom_plan;
      SET LOCAL work_mem = '32MB'
      """;

  private static final String ROLL_UP =
      """
      WITH slice AS MATERIALIZED (
        SELECT entry_kind_id, effective_on, place, breakdown, known_on, CASE WHEN effective_on IS NULL THEN detail END AS why_not,
               subject = '' AS nobody, sum(amount)::bigint AS amount, sum(sign(amount)::integer) AS signs, count(*) FILTER (WHERE amount <> 0) AS entries
          FROM entry
         WHERE entry_id > :from AND entry_id <= :through
         GROUP BY 1, 2, 3, 4, 5, 6, 7),
      sums AS MATERIALIZED (
        SELECT measure_version_id, effective_on, place, splits_of(breakdown, splits) AS breakdown, known_on, why_not,
               CASE WHEN once THEN signs ELSE amount END AS amount, entries
          FROM slice
          JOIN entry_kind_measure USING (entry_kind_id)
         WHERE nobody OR NOT person),
      not_counted AS (
        INSERT INTO rolled_up_not_counted (measure_version_id, detail, known_on, facts)
        SELECT measure_version_id, why_not COLLATE "C", known_on, sum(amount)
          FROM sums
         WHERE effective_on IS NULL
         GROUP BY 1, 2, 3
        HAVING sum(amount) <> 0
         ORDER BY 1, 2, 3
        ON CONFLICT ON CONSTRAINT rolled_up_not_counted_pk DO UPDATE SET facts = rolled_up_not_counted.facts + EXCLUDED.facts),
      parts AS MATERIALIZED (
        SELECT measure_version_id, part, label COLLATE "C" AS label, effective_on, known_on,
               sum(amount) AS amount, sum(entries) AS entries
          FROM sums <each part>
         WHERE effective_on IS NOT NULL
         GROUP BY 1, 2, 3, 4, 5
        HAVING sum(entries) <> 0),
      cells AS (
        INSERT INTO rolled_up_cell (measure_version_id, part, label, effective_on, known_on, amount, entries)
        SELECT * FROM parts ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT ON CONSTRAINT rolled_up_cell_pk
        DO UPDATE SET amount = rolled_up_cell.amount + EXCLUDED.amount, entries = rolled_up_cell.entries + EXCLUDED.entries),
      known AS (
        UPDATE roll_up_mark SET known_through = greatest(known_through, (SELECT max(known_on) FROM parts)))
      INSERT INTO rolled_up_total (measure_version_id, part, label, effective_on, amount)
      SELECT measure_version_id, part, label, effective_on, sum(amount)
        FROM parts
       GROUP BY 1, 2, 3, 4
      HAVING sum(amount) <> 0
       ORDER BY 1, 2, 3, 4
      ON CONFLICT ON CONSTRAINT rolled_up_total_pk DO UPDATE SET amount = rolled_up_total.amount + EXCLUDED.amount
      """
          .replace("<each part>", CellPart.OF_EACH);

  private static final String NOTE = "UPDATE roll_up_mark SET through = :through";

  private static final String POSTED =
      "SELECT coalesce(pg_sequence_last_value('entry_entry_id_seq'), 0)";

  private static final List<String> FORGET_SUMS =
      List.of(
          "DELETE FROM rolled_up_cell",
          "DELETE FROM rolled_up_total",
          "DELETE FROM rolled_up_people",
          "DELETE FROM rolled_up_not_counted",
          "UPDATE roll_up_mark SET through = 0");

  /** Locks the mark as a roll-up does. */
  private static final String NOTE_RECOUNT = "UPDATE roll_up_mark SET recounts = recounts + 1";

  private static final List<String> FORGET =
      List.of(
          """
          DELETE FROM entry
           WHERE entry_kind_id IN (SELECT entry_kind_id
                                     FROM entry_kind_measure
                                    GROUP BY entry_kind_id
                                   HAVING bool_and(measure_version_id = ANY (:rules)))
          """,
          """
          DELETE FROM entry_kind_measure
           WHERE measure_version_id = ANY (:rules) AND entry_kind_id NOT IN (SELECT entry_kind_id FROM recounted)
          """,
          "DELETE FROM rolled_up_cell WHERE measure_version_id = ANY (:rules)",
          "DELETE FROM rolled_up_total WHERE measure_version_id = ANY (:rules)",
          "DELETE FROM rolled_up_people WHERE measure_version_id = ANY (:rules)",
          "DELETE FROM rolled_up_not_counted WHERE measure_version_id = ANY (:rules)");

  private Cells() {}

  static long posted(Handle handle) {
    return handle.createQuery(POSTED).mapTo(Long.class).one();
  }

  static long rollUpSlice(Handle handle, long through) {
    long from = rolledUpThrough(handle);
    long end = Math.min(through, from + SLICE);
    handle.execute(BY_KEYS);
    rollUp(handle, from, end, RollUpPeople.RollUpReach.SLICE);
    return Math.max(from, end);
  }

  private static long rolledUpThrough(Handle handle) {
    return handle.createQuery(LOCK).mapTo(Long.class).one();
  }

  private static void rollUp(
      Handle handle, long from, long through, RollUpPeople.RollUpReach reach) {
    if (through > from) {
      handle.createUpdate(ROLL_UP).bind("from", from).bind("through", through).execute();
      RollUpPeople.rollUp(handle, from, through, reach);
      handle.createUpdate(NOTE).bind("through", through).execute();
    }
  }

  public static void rollUpAll(Handle handle) {
    rollUp(handle, rolledUpThrough(handle), posted(handle), RollUpPeople.RollUpReach.ALL);
  }

  public static void rollUpAnew(Handle handle) {
    FORGET_SUMS.forEach(handle::execute);
    rollUpAll(handle);
  }

  /**
   * Forgets what some rules have counted, under which nobody posts meanwhile. Nobody rolls up what
   * is about to go.
   */
  public static void forget(Handle handle, List<Integer> rules) {
    handle.execute(NOTE_RECOUNT);
    FORGET.forEach(
        counted -> handle.createUpdate(counted).bindArray("rules", Integer.class, rules).execute());
  }
}
