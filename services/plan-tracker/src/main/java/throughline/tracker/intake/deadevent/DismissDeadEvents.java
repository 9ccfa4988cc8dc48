package throughline.tracker.intake.deadevent;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;

/**
 * An administrator dismisses events that can never be taken in, so that the list shows what is
 * still to be done.
 */
@Singleton
public class DismissDeadEvents {

  public static final int LONGEST_REASON = 300;

  private static final String ONE = "";

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

  private final Jdbi jdbi;
  private final Clock clock;

  DismissDeadEvents(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  public void dismissOne(long event, String why, SignedIn who) {
    dismiss(ONE, event, event, why, who);
  }

  public int dismissAll(String cause, long until, String why, SignedIn who) {
    return dismiss(cause, 0, until, why, who);
  }

  private int dismiss(String cause, long event, long until, String why, SignedIn who) {
    var fields = new Fields();
    var reason = fields.text("reason", why, LONGEST_REASON, "Enter why it is dismissed");
    fields.throwIfAny();
    int dismissed =
        jdbi.inTransaction(
            handle ->
                by(handle.createUpdate(DISMISS), who)
                    .bind("cause", cause)
                    .bind("event", event)
                    .bind("until", until)
                    .bind("reason", reason)
                    .execute());
    if (dismissed == 0) {
      throw new Conflict("already-resolved", "This was dealt with before.");
    }
    return dismissed;
  }

  public int undo(long dismissal, SignedIn who) {
    int back =
        jdbi.inTransaction(
            handle -> by(handle.createUpdate(UNDO), who).bind("dismissal", dismissal).execute());
    if (back == 0) {
      throw new Conflict("already-resolved", "Nothing of it is dismissed any more.");
    }
    return back;
  }

  private Update by(Update update, SignedIn who) {
    return update
        .bind("by", who.subject())
        .bind("byName", who.displayName())
        .bind("at", clock.instant());
  }

  public List<Dismissal> latest(long before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LATEST)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Dismissal.class)
                .list());
  }
}
