package throughline.tracker.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.database.CopyRows;

/** A table of contributions, written by whole batches. */
final class Ledger {

  /** All that a contribution says; its id says only where it came. */
  static final String COLUMNS =
      "measure_version_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at, known_on, reason, detail";

  static final String TABLE = "contribution";

  /** So many are enough for nearly all. */
  private static final int BYTES_OF_A_ROW = 240;

  private final String copy;

  Ledger(String table) {
    this.copy = "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table, COLUMNS);
  }

  void write(Handle handle, List<Contribution> contributions) {
    var rows = new CopyRows(contributions.size() * BYTES_OF_A_ROW);
    var sorted = new ArrayList<>(contributions);
    sorted.sort(Ledger::asIndexed);
    for (var row : sorted) {
      rows.row(12)
          .integer(row.measureVersionId())
          .bigint(row.fact().factId())
          .bigint(row.fact().version())
          .date(row.key().effectiveOn())
          .text(row.key().place())
          .text(row.key().breakdown())
          .text(row.key().subject())
          .bigint(row.amount())
          .timestamptz(row.knownAt())
          .date(row.knownOn())
          .text(row.reason().name())
          .text(row.detail());
    }
    rows.into(handle, copy);
  }

  /**
   * What comes one after another goes to the same pages of the indexes by day and by person. What a
   * measure says of one fact stays in its order: version after version, what counts no more last.
   * By hand: a chain of comparators would cost what it gains.
   */
  private static int asIndexed(Contribution one, Contribution other) {
    if (one.measureVersionId() != other.measureVersionId()) {
      return Integer.compare(one.measureVersionId(), other.measureVersionId());
    }
    if (one.fact().version() != other.fact().version()) {
      return Long.compare(one.fact().version(), other.fact().version());
    }
    var day = one.key().effectiveOn();
    var otherDay = other.key().effectiveOn();
    if (day == null || otherDay == null) {
      return Boolean.compare(day == null, otherDay == null);
    }
    int byDay = day.compareTo(otherDay);
    return byDay != 0 ? byDay : one.key().subject().compareTo(other.key().subject());
  }
}
