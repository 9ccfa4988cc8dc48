package throughline.tracker.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.database.CopyRows;
import throughline.tracker.rule.CellKey;

/** The tables of contributions and of cells, written and read by whole batches. */
final class Ledger {

  private static final String COPY_CONTRIBUTIONS =
      """
      COPY contribution
           (measure_version_id, fact_id, version, effective_on, place, breakdown, subject, amount,
            known_at, known_on, reason, detail)
      FROM STDIN
      """;

  /** In key order, so that two writers of the same cells wait for each other and never deadlock. */
  private static final String ADD_TO_CELLS =
      """
      INSERT INTO cell (measure_version_id, effective_on, place, breakdown, subject, known_on, partition, amount)
      SELECT measure_version_id, effective_on::date, place, breakdown, subject, known_on::date, partition, amount
        FROM unnest(:measures, :days, :places, :breakdowns, :subjects, :knownOn, :partitions, :amounts)
             AS posted (measure_version_id, effective_on, place, breakdown, subject, known_on, partition, amount)
       ORDER BY measure_version_id, effective_on, place, breakdown, subject, known_on, partition
      ON CONFLICT ON CONSTRAINT cell_pk DO UPDATE SET amount = cell.amount + EXCLUDED.amount
      """;

  private record Cell(int measureVersionId, CellKey key, LocalDate knownOn, int partition) {}

  void write(Handle handle, List<Contribution> contributions) {
    if (!contributions.isEmpty()) {
      insert(handle, contributions);
      addToCells(handle, contributions);
    }
  }

  private static void insert(Handle handle, List<Contribution> contributions) {
    var rows = new CopyRows();
    for (var row : contributions) {
      rows.add(
          row.measureVersionId(),
          row.fact().factId(),
          row.fact().version(),
          row.key().effectiveOn(),
          row.key().place(),
          row.key().breakdown(),
          row.key().subject(),
          row.amount(),
          row.knownAt(),
          row.knownOn(),
          row.reason(),
          row.detail());
    }
    rows.into(handle, COPY_CONTRIBUTIONS);
  }

  private static void addToCells(Handle handle, List<Contribution> rows) {
    var sums = new HashMap<Cell, Long>();
    for (var row : rows) {
      if (row.counts()) {
        var cell =
            new Cell(row.measureVersionId(), row.key(), row.knownOn(), row.fact().partition());
        sums.merge(cell, row.amount(), Long::sum);
      }
    }
    sums.values().removeIf(sum -> sum == 0);
    if (sums.isEmpty()) {
      return;
    }
    var cells = List.copyOf(sums.keySet());
    handle
        .createUpdate(ADD_TO_CELLS)
        .bindArray("measures", Integer.class, cells.stream().map(Cell::measureVersionId).toList())
        .bindArray(
            "days",
            String.class,
            cells.stream().map(cell -> cell.key().effectiveOn().toString()).toList())
        .bindArray("places", String.class, cells.stream().map(cell -> cell.key().place()).toList())
        .bindArray(
            "breakdowns", String.class, cells.stream().map(cell -> cell.key().breakdown()).toList())
        .bindArray(
            "subjects", String.class, cells.stream().map(cell -> cell.key().subject()).toList())
        .bindArray(
            "knownOn", String.class, cells.stream().map(cell -> cell.knownOn().toString()).toList())
        .bindArray("partitions", Integer.class, cells.stream().map(Cell::partition).toList())
        .bindArray("amounts", Long.class, cells.stream().map(sums::get).toList())
        .execute();
  }
}
