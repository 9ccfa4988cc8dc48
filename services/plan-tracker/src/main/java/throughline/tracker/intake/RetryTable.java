package throughline.tracker.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.tracker.intake.deadevent.DeadCause;

/** The table of causes of which all events are tried again. */
final class RetryTable {

  private static final String INSERT =
      """
      INSERT INTO dead_event_retry (retry_id, cause, words, until_id, asked_at)
      VALUES (:id, :cause, :words, :until, :at)
      """;

  private static final String FIND =
      """
      SELECT r.cause, r.words, r.until_id,
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

  record Retry(
      String cause,
      String words,
      long until,
      long applied,
      long known,
      long dismissed,
      long still) {}

  void insert(Handle handle, UUID id, DeadCause cause, Instant at) {
    handle
        .createUpdate(INSERT)
        .bind("id", id)
        .bind("cause", cause.id())
        .bind("words", cause.words())
        .bind("until", cause.latest())
        .bind("at", at)
        .execute();
  }

  Optional<Retry> find(Handle handle, UUID id) {
    return handle
        .createQuery(FIND)
        .bind("id", id)
        .map(
            row ->
                new Retry(
                    row.getColumn("cause", String.class),
                    row.getColumn("words", String.class),
                    row.getColumn("until_id", Long.class),
                    row.getColumn("applied", Long.class),
                    row.getColumn("known", Long.class),
                    row.getColumn("dismissed", Long.class),
                    row.getColumn("still", Long.class)))
        .findOne();
  }

  void mark(Handle handle, UUID id, List<Long> events) {
    handle.createUpdate(MARK).bind("id", id).bindArray("events", Long.class, events).execute();
  }
}
