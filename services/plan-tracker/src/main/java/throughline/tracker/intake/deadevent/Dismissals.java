package throughline.tracker.intake.deadevent;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import throughline.platform.core.person.SignedIn;

/** The tables of what was dismissed, by whom and why: nothing in them is ever forgotten. */
final class Dismissals {

  private static final String DISMISS =
      """
      WITH gone AS (
        UPDATE dead_event SET resolution = 'dismissed', resolved_at = :at
         WHERE resolution IS NULL AND dead_event_id <= :until
           AND (cause = :cause OR dead_event_id = :event)
        RETURNING dead_event_id),
      why AS (
        INSERT INTO dismissal (reason, dismissed_by, dismissed_by_name, dismissed_at)
        SELECT :reason, :by, :byName, :at WHERE EXISTS (SELECT FROM gone)
        RETURNING dismissal_id)
      INSERT INTO dismissed_event (dismissal_id, dead_event_id) SELECT dismissal_id, dead_event_id FROM why, gone
      """;

  private static final String UNDO =
      """
      WITH back AS (
        UPDATE dismissed_event SET undone_by = :by, undone_by_name = :byName, undone_at = :at
         WHERE dismissal_id = :dismissal AND undone_at IS NULL
        RETURNING dead_event_id)
      UPDATE dead_event SET resolution = NULL, resolved_at = NULL
        FROM back
       WHERE dead_event.dead_event_id = back.dead_event_id
      """;

  private static final String LATEST =
      """
      SELECT d.dismissal_id AS id, d.reason, d.dismissed_by_name AS by_name, d.dismissed_at AS at,
             first.reason AS first_reason, first.detail AS first_detail, sums.*
        FROM (SELECT * FROM dismissal WHERE dismissal_id < :before ORDER BY dismissal_id DESC LIMIT :limit) AS d
       CROSS JOIN LATERAL (
             SELECT count(*) FILTER (WHERE undone_at IS NULL) AS events, count(undone_at) AS undone,
                    min(dead_event_id) AS first_event, max(undone_by_name) AS undone_by_name,
                    max(undone_at) AS undone_at
               FROM dismissed_event WHERE dismissal_id = d.dismissal_id) AS sums
        JOIN dead_event AS first ON first.dead_event_id = sums.first_event
       ORDER BY d.dismissal_id DESC
      """;

  int dismiss(
      Handle handle,
      String cause,
      long event,
      long until,
      String reason,
      SignedIn who,
      Instant at) {
    return by(handle.createUpdate(DISMISS), who, at)
        .bind("cause", cause)
        .bind("event", event)
        .bind("until", until)
        .bind("reason", reason)
        .execute();
  }

  int undo(Handle handle, long dismissal, SignedIn who, Instant at) {
    return by(handle.createUpdate(UNDO), who, at).bind("dismissal", dismissal).execute();
  }

  List<Dismissal> latest(Handle handle, long before, int limit) {
    return handle
        .createQuery(LATEST)
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(Dismissal.class)
        .list();
  }

  private static Update by(Update update, SignedIn who, Instant at) {
    return update.bind("by", who.subject()).bind("byName", who.displayName()).bind("at", at);
  }
}
