package throughline.membership.imports;

import java.util.List;

/** A held file as an administrator sees it: numbers, and nobody's name. */
record HeldFile(ImportFile file, List<ImportRows.Count> counts) {

  /** Whole per cent of the rows that would change. */
  public int changedPercent() {
    return counts.stream()
        .filter(count -> count.outcome() == Outcome.CHANGED)
        .mapToInt(count -> 100 * count.rows() / Math.max(1, file.rows()))
        .sum();
  }
}
