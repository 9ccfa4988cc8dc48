package throughline.tracker.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.database.SqlFailure;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.fact.StoredEvent;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.intake.deadevent.DeadEvent;
import throughline.tracker.intake.deadevent.DeadEvents;
import throughline.tracker.intake.deadevent.Why;

/** Tries a record again that was set aside, by the same code that reads the log. */
@Singleton
public class RetryDeadEvent {

  private final Jdbi jdbi;
  private final IngestBatch ingest;
  private final LedgerChanges changes;
  private final Clock clock;
  private final DeadEvents deadEvents = new DeadEvents();

  RetryDeadEvent(Jdbi jdbi, IngestBatch ingest, LedgerChanges changes, Clock clock) {
    this.jdbi = jdbi;
    this.ingest = ingest;
    this.changes = changes;
    this.clock = clock;
  }

  public record Retry(boolean resolved, String words) {}

  public Retry retry(long id) {
    var retry = attempt(id);
    changes.changed();
    return retry;
  }

  private Retry attempt(long id) {
    try {
      return jdbi.inTransaction(handle -> attempt(handle, open(handle, id)));
    } catch (NotFound | Conflict answer) {
      throw answer;
    } catch (TransientFailure busy) {
      throw new Conflict(
          "try-later",
          "This could not be tried now: %s. Try it again in a minute".formatted(busy.getMessage()));
    } catch (RuntimeException e) {
      if (!SqlFailure.isOfTheData(e)) {
        throw e;
      }
      return jdbi.inTransaction(
          handle -> keepOpen(handle, open(handle, id), IngestBatch.notApplicable(e)));
    }
  }

  private Retry attempt(Handle handle, DeadEvent dead) {
    return note(handle, dead, ingest.ingestAgain(handle, List.of(dead.record())).get(0));
  }

  Retry note(Handle handle, DeadEvent dead, IngestBatch.Taken taken) {
    if (taken.problem() != null) {
      return keepOpen(handle, dead, taken.problem());
    }
    var words = words(taken.stored());
    deadEvents.resolve(handle, dead.id(), words, clock.instant());
    return new Retry(true, words);
  }

  private DeadEvent open(Handle handle, long id) {
    var dead =
        deadEvents
            .lock(handle, id)
            .orElseThrow(() -> new NotFound("event set aside with this number"));
    dead.resolution()
        .ifPresent(
            resolution -> {
              throw new Conflict(
                  "already-resolved", "This event was dealt with before: " + resolution + ".");
            });
    return dead;
  }

  private Retry keepOpen(Handle handle, DeadEvent dead, Why why) {
    deadEvents.keepOpen(handle, dead.id(), why);
    return new Retry(false, "Still set aside: " + why.detail());
  }

  private static String words(StoredEvent stored) {
    return switch (stored.outcome()) {
      case LATEST -> "applied";
      case HISTORY -> "superseded by version " + stored.previousVersion();
      case REPEATED -> "known already";
      case CONTRADICTED -> throw new IllegalStateException("a contradiction stays open");
    };
  }
}
