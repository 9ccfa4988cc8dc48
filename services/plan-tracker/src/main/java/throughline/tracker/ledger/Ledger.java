package throughline.tracker.ledger;

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
    for (var row : contributions) {
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
}
