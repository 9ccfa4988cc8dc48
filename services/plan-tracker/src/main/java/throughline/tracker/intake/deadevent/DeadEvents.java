package throughline.tracker.intake.deadevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.log.LogRecord;

/** The table of records that were set aside. */
public final class DeadEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A record that comes again is set aside once; another one at its place, of a new log, too. */
  private static final String SET_ASIDE =
      """
      INSERT INTO dead_event
             (topic, partition, log_offset, record_key, headers, body, reason, detail, technical, received_at)
      VALUES (:topic, :partition, :offset, :key, :headers::jsonb, :body, :reason, :detail, :technical, :receivedAt)
      ON CONFLICT ON CONSTRAINT dead_event_place_uq DO NOTHING
      """;

  /** As much as is shown: a list of hundreds that are as long as can be would not fit in memory. */
  private static final String SHOWN =
      """
      SELECT dead_event_id, topic, partition, log_offset, left(record_key, <most>) AS record_key,
             (SELECT coalesce(jsonb_object_agg(key, CASE WHEN length(value) > <most> THEN left(value, <most>) || ' …' ELSE value END), '{}')
                FROM jsonb_each_text(headers)) AS headers,
             substr(body, 1, 4 * (<most> + 1)) AS body, reason, detail, technical, received_at, resolution
        FROM dead_event
      """
          .replace("<most>", String.valueOf(DeadEvent.SHOWN));

  private static final String OPEN =
      "SELECT * FROM ("
          + SHOWN
          + """
           WHERE resolution IS NULL AND dead_event_id <beside> :id AND (:cause::text IS NULL OR cause = :cause)
           ORDER BY dead_event_id <order> LIMIT :limit) AS part
           ORDER BY dead_event_id
          """;

  private static final String CAUSES =
      """
      SELECT cause AS id, min(reason) AS reason, min(detail) AS detail, count(*) AS events, max(dead_event_id) AS latest
        FROM dead_event
       WHERE resolution IS NULL AND (:cause::text IS NULL OR cause = :cause)
       GROUP BY cause
       ORDER BY events DESC, cause
       LIMIT :limit
      """;

  /** In the order of ids, so that two who try again wait for each other and never deadlock. */
  private static final String LOCK_OF_CAUSE =
      """
      SELECT * FROM dead_event
       WHERE resolution IS NULL AND cause = :cause AND dead_event_id > :after AND dead_event_id <= :until
       ORDER BY dead_event_id
       LIMIT :limit
         FOR UPDATE
      """;

  private static final String LOCK =
      "SELECT * FROM dead_event WHERE dead_event_id = :id FOR UPDATE";

  private static final String RESOLVE =
      "UPDATE dead_event SET resolution = :resolution, resolved_at = :at WHERE dead_event_id = :id";

  private static final String KEEP_OPEN =
      "UPDATE dead_event SET reason = :reason, detail = :detail, technical = :technical WHERE"
          + " dead_event_id = :id";

  private static final String COUNT_OPEN =
      "SELECT count(*) FROM dead_event WHERE resolution IS NULL";

  public void setAside(Handle handle, LogRecord record, Why why, Instant at) {
    handle
        .createUpdate(SET_ASIDE)
        .bind("topic", record.place().topic())
        .bind("partition", record.place().partition())
        .bind("offset", record.place().offset())
        .bind("key", withoutNul(record.key()))
        .bind("headers", json(record.headers()))
        .bind("body", record.body())
        .bind("reason", why.reason().name())
        .bind("detail", withoutNul(why.detail()))
        .bind("technical", why.technical())
        .bind("receivedAt", at)
        .execute();
  }

  /** The open ones next to one, of a cause unless it is null; each cut to what is shown. */
  public List<DeadEvent> open(Handle handle, String cause, long id, boolean before, int limit) {
    return handle
        .createQuery(OPEN)
        .define("beside", before ? "<" : ">")
        .define("order", before ? "DESC" : "ASC")
        .bind("cause", cause)
        .bind("id", id)
        .bind("limit", limit)
        .mapTo(DeadEvent.class)
        .list();
  }

  public List<DeadCause> causes(Handle handle, String cause, int limit) {
    return handle
        .createQuery(CAUSES)
        .bind("cause", cause)
        .bind("limit", limit)
        .mapTo(DeadCause.class)
        .list();
  }

  /** The oldest open ones of a cause after one and up to another, locked like {@link #lock}. */
  public List<DeadEvent> lock(Handle handle, String cause, long after, long until, int limit) {
    return handle
        .createQuery(LOCK_OF_CAUSE)
        .bind("cause", cause)
        .bind("after", after)
        .bind("until", until)
        .bind("limit", limit)
        .mapTo(DeadEvent.class)
        .list();
  }

  public long countOpen(Handle handle) {
    return handle.createQuery(COUNT_OPEN).mapTo(Long.class).one();
  }

  /** One of them, locked until the transaction ends so that two retries do not cross. */
  public Optional<DeadEvent> lock(Handle handle, long id) {
    return handle.createQuery(LOCK).bind("id", id).mapTo(DeadEvent.class).findOne();
  }

  public void resolve(Handle handle, long id, String resolution, Instant at) {
    handle
        .createUpdate(RESOLVE)
        .bind("id", id)
        .bind("resolution", resolution)
        .bind("at", at)
        .execute();
  }

  public void keepOpen(Handle handle, long id, Why why) {
    handle
        .createUpdate(KEEP_OPEN)
        .bind("id", id)
        .bind("reason", why.reason().name())
        .bind("detail", withoutNul(why.detail()))
        .bind("technical", why.technical())
        .execute();
  }

  private static String json(Map<String, String> headers) {
    try {
      return withoutNul(JSON.writeValueAsString(headers));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * PostgreSQL's text and jsonb cannot hold U+0000, which a garbled record may well have; the body
   * is kept as bytes.
   */
  private static String withoutNul(String text) {
    return text == null ? null : text.replace("\u0000", "\uFFFD").replace("\\u0000", "\\uFFFD");
  }
}
