package throughline.tracker.engine.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.CopyRows;

/**
 * The rows of a batch's entries. Each is written as soon as its entry is there, and only then put
 * in order: by the end of a batch an entry with all that it holds has left the processor's caches.
 */
final class EntryRows {

  static final String LEDGER = "entry";

  static final String COLUMNS =
      "entry_kind_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at,"
          + " known_on, reason, detail";

  private static final String COPY = "COPY %s (%s) FROM STDIN (FORMAT binary)";
  private static final int BYTES_OF_A_VERSION = 240;

  private final Handle handle;
  private final CopyRows written;
  private final List<Row> rows = new ArrayList<>();
  private EntryKinds kinds;

  EntryRows(Handle handle, int versions) {
    this.handle = handle;
    this.written = new CopyRows(versions * BYTES_OF_A_VERSION);
  }

  private record Row(long version, long order, int from, int to) {

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
  }

  void add(Entry entry) {
    if (kinds == null) {
      kinds = EntryKinds.read(handle);
    }
    int kind = kinds.id(entry);
    int from = written.length();
    write(kind, entry);
    var day = entry.effectiveOn();
    long order = day == null ? Long.MAX_VALUE : ((long) kind << Integer.SIZE) + day.toEpochDay();
    rows.add(new Row(entry.fact().version(), order, from, written.length()));
  }

  private void write(int kind, Entry entry) {
    written
        .row(12)
        .integer(kind)
        .bigint(entry.fact().factId())
        .bigint(entry.fact().version())
        .date(entry.effectiveOn())
        .text(entry.place())
        .text(entry.breakdown())
        .text(entry.subject())
        .bigint(entry.amount())
        .timestamptz(entry.fact().knownAt())
        .date(entry.knownOn())
        .text(entry.reason().name())
        .text(entry.detail());
  }

  void into(String table) {
    rows.sort(Row.AS_INDEXED);
    var sorted = new CopyRows(written.length());
    for (var row : rows) {
      sorted.rows(written, row.from(), row.to());
    }
    sorted.into(handle, COPY.formatted(table, COLUMNS));
  }
}
