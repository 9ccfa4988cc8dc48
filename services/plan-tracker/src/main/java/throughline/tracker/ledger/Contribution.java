package throughline.tracker.ledger;

import java.time.Instant;
import java.time.LocalDate;
import throughline.platform.web.time.London;
import throughline.tracker.fact.LatestVersion;
import throughline.tracker.rule.CellKey;

/** One row of the ledger: what a fact version changed in a measure version, and why. */
record Contribution(
    int measureVersionId,
    LatestVersion fact,
    CellKey key,
    long amount,
    Reason reason,
    String detail) {

  enum Reason {
    COUNTED,
    CORRECTED,
    EXCLUDED
  }

  static Contribution excluded(int measureVersionId, LatestVersion fact, String why) {
    return new Contribution(
        measureVersionId, fact, new CellKey(null, "", "", ""), 0, Reason.EXCLUDED, why);
  }

  Instant knownAt() {
    return fact.knownAt();
  }

  /** The local day of knowledge: "as known at" a day compares with it. */
  LocalDate knownOn() {
    return LocalDate.ofInstant(fact.knownAt(), London.ZONE);
  }
}
