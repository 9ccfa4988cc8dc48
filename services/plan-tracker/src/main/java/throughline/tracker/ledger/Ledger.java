package throughline.tracker.ledger;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.database.CopyRows;

/** A table of entries, written by whole batches. */
final class Ledger {

  /** All that an entry says; its id says only where it came. */
  static final String COLUMNS =
      "entry_kind_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at, known_on, reason, detail";

  static final String TABLE = "entry";

  /** So many are enough for nearly all. */
  private static final int BYTES_OF_A_ROW = 240;

  private final String copy;

  Ledger(String table) {
    this.copy = "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table, COLUMNS);
  }

  void write(Handle handle, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var kinds = EntryKinds.read(handle);
    var rows = new Row[entries.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Row.of(kinds.id(entries.get(i)), entries.get(i));
    }
    Arrays.sort(rows, Row.AS_INDEXED);
    copy(handle, rows);
  }

  /**
   * An entry with its kind.
   *
   * @param order within its version: by its kind and its day; last what counts no more
   */
  private record Row(int kind, long version, long order, Entry entry) {

    /**
     * What comes one after another goes to the same pages of the index by day. What is said of one
     * fact stays in its order: version after version, what counts no more last. By numbers: there
     * are so many that looking into each entry would cost what it gains.
     */
    static final Comparator<Row> AS_INDEXED =
        (one, other) ->
            one.version != other.version
                ? Long.compare(one.version, other.version)
                : Long.compare(one.order, other.order);

    static Row of(int kind, Entry entry) {
      var day = entry.effectiveOn();
      long order = day == null ? Long.MAX_VALUE : ((long) kind << Integer.SIZE) + day.toEpochDay();
      return new Row(kind, entry.fact().version(), order, entry);
    }
  }

  private void copy(Handle handle, Row[] sorted) {
    var rows = new CopyRows(sorted.length * BYTES_OF_A_ROW);
    for (var each : sorted) {
      var row = each.entry();
      rows.row(12)
          .integer(each.kind())
          .bigint(row.fact().factId())
          .bigint(row.fact().version())
          .date(row.effectiveOn())
          .text(row.place())
          .text(row.breakdown())
          .text(row.subject())
          .bigint(row.amount())
          .timestamptz(row.fact().knownAt())
          .date(row.knownOn())
          .text(row.reason().name())
          .text(row.detail());
    }
    rows.into(handle, copy);
  }
}
