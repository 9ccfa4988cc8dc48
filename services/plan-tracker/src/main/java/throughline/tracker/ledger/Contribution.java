package throughline.tracker.ledger;

import java.time.Instant;
import java.time.LocalDate;
import throughline.platform.core.time.London;
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

  /**
   * A fact that does not count.
   *
   * @param facts 1 for one that begins not to, −1 for one that no longer does not for this reason
   */
  static Contribution excluded(int measureVersionId, LatestVersion fact, int facts, String why) {
    return new Contribution(
        measureVersionId, fact, new CellKey(null, "", "", ""), facts, Reason.EXCLUDED, why);
  }

  /** Whether it belongs to a figure. */
  boolean counts() {
    return reason != Reason.EXCLUDED;
  }

  Instant knownAt() {
    return fact.knownAt();
  }

  /** The local day of knowledge: "as known at" a day compares with it. */
  LocalDate knownOn() {
    return LocalDate.ofInstant(fact.knownAt(), London.ZONE);
  }
}
