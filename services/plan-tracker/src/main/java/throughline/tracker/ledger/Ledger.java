package throughline.tracker.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.database.CopyRows;

/** The table of contributions, written by whole batches. */
final class Ledger {

  private static final String COPY_CONTRIBUTIONS =
      """
      COPY contribution
           (measure_version_id, fact_id, version, effective_on, place, breakdown, subject, amount,
            known_at, known_on, reason, detail)
      FROM STDIN (FORMAT binary)
      """;

  void write(Handle handle, List<Contribution> contributions) {
    var rows = new CopyRows();
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
    rows.into(handle, COPY_CONTRIBUTIONS);
  }
}
