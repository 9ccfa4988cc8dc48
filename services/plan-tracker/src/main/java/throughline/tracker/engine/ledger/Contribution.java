package throughline.tracker.engine.ledger;

import java.time.LocalDate;
import java.util.List;
import throughline.tracker.engine.fact.LatestVersion;
import throughline.tracker.engine.rule.CellKey;
import throughline.tracker.engine.rule.MeasureVersion;

/** What a fact version changed in a measure version, and why. */
record Contribution(
    MeasureVersion rule,
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

  List<String> fields() {
    return reason == Reason.EXCLUDED ? List.of() : rule.breakdowns();
  }

  List<String> splits() {
    return switch (fields().size()) {
      case 0 -> List.of();
      case 1 -> List.of(key.breakdown());
      default -> List.of(key.breakdown().split("\\|", fields().size()));
    };
  }
}
