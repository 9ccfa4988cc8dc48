package throughline.tracker.intake;

import java.util.List;
import java.util.stream.IntStream;
import throughline.tracker.engine.fact.StoredEvent.Outcome;

/** What became of the records of a batch. */
public record BatchOutcome(int latest, int history, int repeated, int dead) {

  static BatchOutcome of(List<IngestBatch.Taken> taken) {
    var counts = new int[Outcome.values().length];
    taken.stream()
        .filter(each -> each.problem() == null)
        .forEach(each -> counts[each.stored().outcome().ordinal()]++);
    return new BatchOutcome(
        counts[Outcome.LATEST.ordinal()],
        counts[Outcome.HISTORY.ordinal()],
        counts[Outcome.REPEATED.ordinal()],
        taken.size() - IntStream.of(counts).sum());
  }

  BatchOutcome plus(BatchOutcome other) {
    return new BatchOutcome(
        latest + other.latest,
        history + other.history,
        repeated + other.repeated,
        dead + other.dead);
  }
}
