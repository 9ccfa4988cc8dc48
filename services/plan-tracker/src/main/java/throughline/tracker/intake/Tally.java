package throughline.tracker.intake;

import java.util.List;
import throughline.tracker.fact.StoredEvent;
import throughline.tracker.fact.StoredEvent.Outcome;

/** What became of the records of a batch. */
public record Tally(int latest, int history, int repeated, int dead) {

  static Tally of(List<StoredEvent> stored) {
    return new Tally(
        count(stored, Outcome.LATEST),
        count(stored, Outcome.HISTORY),
        count(stored, Outcome.REPEATED),
        count(stored, Outcome.CONTRADICTED));
  }

  static Tally dead(int records) {
    return new Tally(0, 0, 0, records);
  }

  Tally plus(Tally other) {
    return new Tally(
        latest + other.latest,
        history + other.history,
        repeated + other.repeated,
        dead + other.dead);
  }

  private static int count(List<StoredEvent> stored, Outcome outcome) {
    return (int) stored.stream().filter(event -> event.outcome() == outcome).count();
  }
}
