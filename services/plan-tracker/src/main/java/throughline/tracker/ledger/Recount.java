package throughline.tracker.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What a rebuild counts, laid beside the ledger until the two are compared: the ledger is nearly
 * always right, and then none of it is written. For somebody who has {@link EngineLock} alone.
 */
public final class Recount {

  static final String TABLE = "recounted";

  /** A sum does not depend on the order of rows. */
  private static final String DIGEST =
      """
      SELECT coalesce(sum(hash_record_extended(ROW(<columns>), 0)), 0)::text || ' ' || count(*)
        FROM <table> WHERE measure_version_id = ANY (:rules)
      """
          .replace("<columns>", Ledger.COLUMNS);

  /** In the order in which they were counted. */
  private static final String TAKE_OVER =
      "INSERT INTO <ledger> (<columns>) SELECT <columns> FROM <table>"
          .replace("<ledger>", Ledger.TABLE)
          .replace("<columns>", Ledger.COLUMNS)
          .replace("<table>", TABLE);

  private Recount() {}

  /** Forgets what was counted by an earlier one. */
  public static void clear(Handle handle) {
    handle.execute("TRUNCATE " + TABLE);
  }

  /** Whether the ledger says the same of the rules, row by row. */
  public static boolean isAsInTheLedger(Handle handle, List<Integer> rules) {
    return digest(handle, TABLE, rules).equals(digest(handle, Ledger.TABLE, rules));
  }

  private static String digest(Handle handle, String table, List<Integer> rules) {
    return handle
        .createQuery(DIGEST.replace("<table>", table))
        .bindArray("rules", Integer.class, rules)
        .mapTo(String.class)
        .one();
  }

  /** Puts it in the place of what the ledger says of the rules. */
  public static void takeOver(Handle handle, List<Integer> rules) {
    Cells.forget(handle, rules);
    handle.execute(TAKE_OVER);
  }
}
