package throughline.tracker.ledger;

import java.time.Instant;
import java.time.LocalDate;
import throughline.tracker.fact.LatestVersion;
import throughline.tracker.rule.CellKey;

/**
 * One row of the ledger: what a fact version changed in a measure version, and why.
 *
 * @param knownOn the local day of knowledge: "as known at" a day compares with it
 */
record Contribution(
    int measureVersionId,
    LatestVersion fact,
    CellKey key,
    long amount,
    Reason reason,
    String detail,
    LocalDate knownOn) {

  enum Reason {
    COUNTED,
    CORRECTED,
    EXCLUDED
  }

  Instant knownAt() {
    return fact.knownAt();
  }
}
