package throughline.tracker.engine.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What a rebuild counts, laid beside the ledger until the two are compared: the ledger is nearly
 * always right, and then none of it is written. For somebody who has {@link EngineLock} alone.
 */
public final class Recount {

  static final String TABLE = "recounted";

  /**
   * Of what each entry says under each of its measures, however measures share them. A sum does not
   * depend on the order of rows. A row's hash is hashed once more: it is itself a sum of those of
   * its columns, so that two rows which had each other's amounts would come to the same.
   */
  private static final String DIGEST =
      """
      SELECT coalesce(sum(hashint8extended(hash_record_extended(ROW(
               measure_version_id, fact_id, version, effective_on, place, splits_of(breakdown, splits),
               CASE WHEN person THEN subject ELSE '' END, amount_of(amount, once), known_at, known_on, reason, detail),
               0), 0)), 0)::text || ' ' || count(*)
        FROM <table> JOIN entry_kind_measure USING (entry_kind_id) WHERE measure_version_id = ANY (:rules)
      """;

  /** In the order in which they were counted. */
  private static final String TAKE_OVER =
      "INSERT INTO <ledger> (<columns>) SELECT <columns> FROM <table>"
          .replace("<ledger>", EntryRows.LEDGER)
          .replace("<columns>", EntryRows.COLUMNS)
          .replace("<table>", TABLE);

  private Recount() {}

  public static void clear(Handle handle) {
    handle.execute("TRUNCATE " + TABLE);
  }

  public static boolean isAsInTheLedger(Handle handle, List<Integer> rules) {
    return digest(handle, TABLE, rules).equals(digest(handle, EntryRows.LEDGER, rules));
  }

  private static String digest(Handle handle, String table, List<Integer> rules) {
    return handle
        .createQuery(DIGEST.replace("<table>", table))
        .bindArray("rules", Integer.class, rules)
        .mapTo(String.class)
        .one();
  }

  public static void takeOver(Handle handle, List<Integer> rules) {
    Cells.forget(handle, rules);
    handle.execute(TAKE_OVER);
  }
}
