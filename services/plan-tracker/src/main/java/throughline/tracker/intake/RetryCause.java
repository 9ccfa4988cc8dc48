package throughline.tracker.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.jobs.work.LongWork;
import throughline.platform.jobs.work.Progress;
import throughline.platform.jobs.work.WorkKind;
import throughline.platform.jobs.work.WorkState;
import throughline.tracker.engine.database.SqlFailure;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.intake.deadevent.DeadCause;
import throughline.tracker.intake.deadevent.DeadEvent;
import throughline.tracker.intake.deadevent.DeadEvents;

/**
 * Tries all events again that were set aside for one cause, by the same code that reads the log: a
 * few in each transaction, beside the intake, as long work.
 */
@Singleton
class RetryCause implements WorkKind {

  private static final int BATCH = 50;

  private static final String INSERT =
      """
      INSERT INTO dead_event_retry (retry_id, cause, words, until_id, asked_at)
      VALUES (:id, :cause, :words, :until, :at)
      """;

  private static final String FIND =
      """
      SELECT r.cause, r.words, r.until_id AS until,
             count(d.resolution) FILTER (WHERE d.resolution = 'applied') AS applied,
             count(d.resolution) FILTER (WHERE d.resolution NOT IN ('applied', 'dismissed')) AS known,
             count(d.resolution) FILTER (WHERE d.resolution = 'dismissed') AS dismissed,
             count(d.dead_event_id) FILTER (WHERE d.resolution IS NULL) AS still
        FROM dead_event_retry AS r
        LEFT JOIN dead_event AS d USING (retry_id)
       WHERE r.retry_id = :id
       GROUP BY r.retry_id
      """;

  private static final String MARK =
      "UPDATE dead_event SET retry_id = :id WHERE dead_event_id = ANY (:events)";

  private final Jdbi jdbi;
  private final IngestBatch ingest;
  private final RetryDeadEvent one;
  private final LedgerChanges changes;
  private final LongWork longWork;
  private final Clock clock;
  private final DeadEvents deadEvents = new DeadEvents();

  RetryCause(
      Jdbi jdbi,
      IngestBatch ingest,
      RetryDeadEvent one,
      LedgerChanges changes,
      LongWork longWork,
      Clock clock) {
    this.jdbi = jdbi;
    this.ingest = ingest;
    this.one = one;
    this.changes = changes;
    this.longWork = longWork;
    this.clock = clock;
  }

  UUID start(String cause) {
    var id = UUID.randomUUID();
    var asked = jdbi.inTransaction(handle -> ask(handle, id, cause));
    QuarkusTransaction.requiringNew().run(() -> longWork.start(id, name(), asked));
    return id;
  }

  private int ask(Handle handle, UUID id, String cause) {
    var found =
        deadEvents.causes(handle, cause, 1).stream()
            .findFirst()
            .orElseThrow(
                () -> new Conflict("already-resolved", "These events were dealt with before."));
    insert(handle, id, found);
    return Math.toIntExact(found.events());
  }

  record Retry(
      String cause,
      String words,
      long until,
      long applied,
      long known,
      long dismissed,
      long still) {}

  record Retrying(UUID id, Retry retry, Optional<WorkState> work) {

    public boolean isOpen() {
      return work.filter(WorkState::isOpen).isPresent();
    }

    public String path() {
      return "/dead-events/retries/" + id;
    }
  }

  Retrying find(UUID id) {
    return new Retrying(id, asked(id), longWork.find(id));
  }

  Retry asked(UUID id) {
    return jdbi.withHandle(
            handle -> handle.createQuery(FIND).bind("id", id).mapTo(Retry.class).findOne())
        .orElseThrow(() -> new NotFound("retry with this number"));
  }

  void insert(Handle handle, UUID id, DeadCause cause) {
    handle
        .createUpdate(INSERT)
        .bind("id", id)
        .bind("cause", cause.id())
        .bind("words", cause.words())
        .bind("until", cause.latest())
        .bind("at", clock.instant())
        .execute();
  }

  @Override
  public String name() {
    return "retry-cause";
  }

  /** A process that is gone leaves what it has not tried; what it has tried is tried once more. */
  @Override
  public void run(UUID id, Progress progress) {
    var retry = asked(id);
    int done = 0;
    var batch = next(id, retry, 0);
    while (!batch.isEmpty()) {
      changes.changed();
      done += batch.size();
      progress.done(done);
      batch = next(id, retry, batch.get(batch.size() - 1));
    }
  }

  private List<Long> next(UUID id, Retry retry, long after) {
    try {
      return jdbi.inTransaction(handle -> together(handle, id, retry, after));
    } catch (RuntimeException e) {
      if (!SqlFailure.isOfTheData(e) && !(e instanceof TransientFailure)) {
        throw e;
      }
      return oneByOne(id, retry, after);
    }
  }

  private List<Long> together(Handle handle, UUID id, Retry retry, long after) {
    var dead = deadEvents.lock(handle, retry.cause(), after, retry.until(), BATCH);
    var taken = ingest.ingestAgain(handle, dead.stream().map(DeadEvent::record).toList());
    for (int i = 0; i < dead.size(); i++) {
      one.note(handle, dead.get(i), taken.get(i));
    }
    return mark(handle, id, dead);
  }

  private List<Long> oneByOne(UUID id, Retry retry, long after) {
    var dead =
        jdbi.withHandle(
            handle -> deadEvents.lock(handle, retry.cause(), after, retry.until(), BATCH));
    for (var event : dead) {
      try {
        one.retry(event.id());
      } catch (Conflict notNow) {
        // Somebody else has dealt with it, or stores it at this moment: then it stays in the list.
      }
    }
    return jdbi.inTransaction(handle -> mark(handle, id, dead));
  }

  private List<Long> mark(Handle handle, UUID id, List<DeadEvent> dead) {
    var ids = dead.stream().map(DeadEvent::id).toList();
    handle.createUpdate(MARK).bind("id", id).bindArray("events", Long.class, ids).execute();
    return ids;
  }
}
