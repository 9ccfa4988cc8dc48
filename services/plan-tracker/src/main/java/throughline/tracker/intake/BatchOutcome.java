package throughline.tracker.intake;

import java.util.List;
import throughline.tracker.engine.fact.StoredEvent;
import throughline.tracker.engine.fact.StoredEvent.Outcome;

/** What became of the records of a batch. */
public record BatchOutcome(int latest, int history, int repeated, int dead) {

  static BatchOutcome of(List<StoredEvent> stored) {
    var counts = new int[Outcome.values().length];
    stored.forEach(event -> counts[event.outcome().ordinal()]++);
    return new BatchOutcome(
        counts[Outcome.LATEST.ordinal()],
        counts[Outcome.HISTORY.ordinal()],
        counts[Outcome.REPEATED.ordinal()],
        counts[Outcome.CONTRADICTED.ordinal()]);
  }

  static BatchOutcome dead(int records) {
    return new BatchOutcome(0, 0, 0, records);
  }

  BatchOutcome plus(BatchOutcome other) {
    return new BatchOutcome(
        latest + other.latest,
        history + other.history,
        repeated + other.repeated,
        dead + other.dead);
  }
}
