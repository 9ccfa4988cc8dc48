package throughline.tracker.intake;

import java.util.List;
import throughline.tracker.fact.StoredEvent;
import throughline.tracker.fact.StoredEvent.Outcome;

/** What became of the records of a batch. */
public record BatchOutcome(int latest, int history, int repeated, int dead) {

  static BatchOutcome of(List<StoredEvent> stored) {
    return new BatchOutcome(
        count(stored, Outcome.LATEST),
        count(stored, Outcome.HISTORY),
        count(stored, Outcome.REPEATED),
        count(stored, Outcome.CONTRADICTED));
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

  private static int count(List<StoredEvent> stored, Outcome outcome) {
    return (int) stored.stream().filter(event -> event.outcome() == outcome).count();
  }
}
